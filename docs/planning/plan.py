#!/usr/bin/env python3
"""Works out the tables of docs/planning.md from docs/planning/measured.json and ASSUMED.

    plan.py           writes them between the marks of the page
    plan.py --check   tells whether the page is up to date
"""

import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent
PAGE = ROOT.parent / "planning.md"

# What was not measured here; put your own figures in.
ASSUMED = {
    "articles": 50_000_000,
    "core_hour": 0.05,  # dollars for a rented core with 4 GB and its share of disk, an hour
    "disk": 500e6,  # bytes a second that one host reads and writes in all
    "store": 0.02,  # dollars a month for a gigabyte in an object store
    "partition": 128e6,  # bytes of text
    "busy": 0.7,  # of a cluster's time that goes into partitions: the rest is Spark, skew, repeats
}
HOSTS = (1, 2, 8, 16, 64)
CLUSTERS = (16, 64, 256)
MEMORIES = (16, 64, 256)


def table(head, rows):
    lines = [head, ["---:" if n else "---" for n in range(len(head))], *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def size(count):
    for unit in ("bytes", "kB", "MB", "GB", "TB"):
        if count < 1000 or unit == "TB":
            return f"{count:.3g} {unit}" if count < 1000 else f"{count:,.0f} {unit}"
        count /= 1000


def hours(seconds):
    if seconds < 5400:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.3g} h" if seconds < 360_000 else f"{seconds / 86400:.1f} days"


def dollars(cost):
    return f"${cost:,.2f}" if cost < 10 else f"${cost:,.0f}"


def slope(points, x, y):
    """Growth of y by x, by least squares, and y where x is 0."""
    count = len(points)
    mean_x = sum(point[x] for point in points) / count
    mean_y = sum(point[y] for point in points) / count
    above = sum((point[x] - mean_x) * (point[y] - mean_y) for point in points)
    rise = above / sum((point[x] - mean_x) ** 2 for point in points)
    return rise, mean_y - rise * mean_x


class Plan:
    def __init__(self, measured):
        self.measured = measured
        self.count = measured["articles"]
        self.total = ASSUMED["articles"]
        self.cpu = measured["one_thread"]["cpu"] / self.count
        self.text = measured["text"] / self.count
        self.input = measured["input"] / self.count
        self.output = measured["output"] / self.count
        worker = measured["worker"]
        self.worker = worker["cpu"] / worker["documents"]
        self.packing = self.output / measured["packing"]

    def busy(self):
        return self.measured["load"] > 0.5

    def packed(self):
        """Bytes an article that pass the disk when input and output are packed."""
        into = self.input * self.measured["input_packed"]
        return into + self.output * self.measured["output_packed"]

    def figures(self):
        told = self.measured
        one, two = told["one_thread"], told["two_threads"]
        rate = lambda run: f"{told['text'] / run / 1e6:.1f} MB/s"
        rows = [
            ["article (UTF-8)", size(self.text), "mean of the made articles"],
            ["its record, raw and packed by gzip", self.pair("input"), ""],
            ["its analysis, all layers, raw and packed", self.pair("output"), ""],
            ["`analyze -j 1`, by CPU time", rate(one["cpu"]), f"{1e3 * self.cpu:.3g} ms an article"],
            ["`analyze -j 1`, by the clock", rate(one["seconds"]), ""],
            ["`analyze -j 2`, by the clock", rate(two["seconds"]), self.gain()],
            ["the same records in ASCII (`\\u0642`), `-j 1`, by CPU time", rate(told["escaped"]["cpu"]), ""],
            ["memory with one thread, with two", size(one["memory"]), size(two["memory"])],
            ["one short run, CPU time", f"{1e3 * told['start']['cpu']:.0f} ms", size(told["start"]["memory"])],
            ["gzip of an analysis, CPU time", f"{1e3 * self.packing:.3g} ms", ""],
            ["Python of a Spark worker, CPU time", f"{1e3 * self.worker:.3g} ms an article", self.share()],
        ]
        where = f"{told['version']} on {told['processor']}, {told['day']}, {self.count:,} articles."
        if self.busy():
            load = told["load"]
            where += f" Other programs ran meanwhile (load {load}): times by the clock mean nothing."
        return where + "\n\n" + table(["measured", "", ""], rows)

    def pair(self, what):
        raw = self.measured[what] / self.count
        return f"{size(raw)}, {size(raw * self.measured[what + '_packed'])}"

    def gain(self):
        one, two = self.measured["one_thread"], self.measured["two_threads"]
        return f"{one['seconds'] / two['seconds']:.2f} times one thread"

    def share(self):
        return f"{self.worker / self.cpu:.0%} of the tool's"

    def amounts(self):
        rows = []
        for name, key in (("records", "input"), ("analyses", "output")):
            raw = self.measured[key] / self.count * self.total
            small = raw * self.measured[key + "_packed"]
            month = dollars(small / 1e9 * ASSUMED["store"])
            rows.append([name, size(raw), size(small), month])
        head = ["50 million", "raw", "packed", "packed, a month in a store"]
        return table(head, [["text", size(self.text * self.total), "", ""], *rows])

    def hosts(self):
        rows = []
        for cores in HOSTS:
            working = self.total * (self.cpu + self.packing) / cores
            raw = (self.input + self.output) * self.total / ASSUMED["disk"]
            packed = self.packed() * self.total / ASSUMED["disk"]
            cost = dollars(working / 3600 * cores * ASSUMED["core_hour"])
            rows.append([cores, hours(working), hours(raw), hours(packed), cost])
        head = ["cores", "working", "disk, raw", "disk, packed", "cost while working"]
        return table(head, rows)

    def clusters(self):
        partitions = self.text * self.total / ASSUMED["partition"]
        each = self.cpu + self.packing + self.worker
        work = self.total * each + partitions * self.measured["start"]["cpu"]
        rows = []
        for cores in CLUSTERS:
            seconds = work / cores / ASSUMED["busy"]
            cost = dollars(seconds / 3600 * cores * ASSUMED["core_hour"])
            stream = size((self.input + self.output) * self.total / seconds)
            rows.append([cores, hours(seconds), f"{stream}/s", cost])
        told = f"{partitions:,.0f} partitions of {size(ASSUMED['partition'])} of text.\n\n"
        return told + table(["cores", "time", "records and analyses", "cost"], rows)

    def aggregate(self):
        grown = self.measured["aggregate"]["by_documents"]
        rows = [self.grown_row(point, f"{point['documents']:,}") for point in grown]
        memory, base = slope(grown, "documents", "memory")
        cpu, _ = slope(grown, "documents", "cpu")
        output, _ = slope(grown, "documents", "output")
        whole = {"memory": base + memory * self.total, "cpu": cpu * self.total}
        whole["output"] = output * self.total
        rows.append(self.grown_row(whole, "50 million, if it went on so"))
        told = table(["documents", "memory", "CPU time", "report"], rows)
        fits = [[f"{gb} GB", f"{(gb * 1e9 - base) / memory:,.0f}"] for gb in MEMORIES]
        return told + "\n\n" + table(["memory of a host", "documents that fit"], fits)

    def grown_row(self, point, name):
        return [name, size(point["memory"]), hours_or_seconds(point["cpu"]), size(point["output"])]

    def names(self):
        rows = [
            [f"{point['names']:,}", f"{point['pairs']:,}", size(point["memory"]), size(point["output"])]
            for point in self.measured["aggregate"]["by_names"]
        ]
        count = self.measured["aggregate"]["by_names"][0]["documents"]
        return table([f"names in {count:,} documents", "pairs", "memory", "report"], rows)

    def breaks(self):
        raw = ASSUMED["disk"] / ((self.input + self.output) / self.cpu)
        packed = ASSUMED["disk"] / (self.packed() / (self.cpu + self.packing))
        one, two = self.measured["one_thread"]["seconds"], self.measured["two_threads"]["seconds"]
        alone = max(2 * two / one - 1, 0.0)
        ceiling = f"{1 / alone:.0f} times one thread" if alone > 0.01 else "not seen with two"
        if self.busy():
            ceiling = "not measured, the machine was busy"
        memory, base = slope(self.measured["aggregate"]["by_documents"], "documents", "memory")
        documents = (64e9 - base) / memory
        limit = f"{documents / 1e6:.3g} million documents in 64 GB"
        rows = [
            ["`aggregate`'s memory", limit, "one aggregate a month or a theme; SQL for totals"],
            ["disk, raw records and analyses", f"{raw:.0f} cores", "pack both; fewer layers with `--only`"],
            ["one process with many threads", ceiling, "a process a core, each with its own files"],
            ["disk, packed", f"{packed:.0f} cores", "more hosts"],
        ]
        return table(["what breaks", "at about", "instead"], rows)


def hours_or_seconds(seconds):
    return f"{seconds:.2g} s" if seconds < 90 else hours(seconds)


def page(text, plan):
    def block(found):
        return f"<!-- {found[1]} -->\n{getattr(plan, found[1])()}\n<!-- end -->"

    return re.sub(r"<!-- (\w+) -->\n(?:.*?\n)??<!-- end -->", block, text, flags=re.S)


def main():
    plan = Plan(json.loads((ROOT / "measured.json").read_text()))
    before = PAGE.read_text()
    after = page(before, plan)
    if sys.argv[1:] == ["--check"]:
        if before != after:
            sys.exit("docs/planning.md is out of date; run docs/planning/plan.py")
    elif sys.argv[1:]:
        sys.exit(__doc__)
    else:
        PAGE.write_text(after)


if __name__ == "__main__":
    main()
