//! The months of the Umm al-Qura calendar as they were printed, 1343 to 1500. The calendar crate agrees
//! with them from 1420 to 1450; outside these years its months often begin a day off. From the tables of
//! the `hijridate` project (MIT licence), which follow the printed calendars and the official algorithm.

use jiff::Span;
use jiff::civil::{Date, date};

/// The first year of the table.
const FIRST: i16 = 1343;
/// The day on which it begins.
const BEGIN: Date = date(1924, 8, 1);
/// Days of the shortest month that was printed.
const SHORTEST: i64 = 28;

/// For each year how many days its months have above the shortest, two bits a month, the first lowest.
#[rustfmt::skip]
const YEARS: [u32; 158] = [
    0xa8a_9a6, 0x666_665, 0x9a2_766, 0x696_9a5, 0x5a6_9a5, 0x35a_666, 0xb2a_666, 0x9a6_599,
    0x9a5_666, 0x666_666, 0x969_9a6, 0x666_999, 0x9a6_666, 0x65a_665, 0xa66_666, 0x696_59a,
    0x659_66a, 0xa66_666, 0x666_666, 0x666_666, 0xa66_666, 0x6a2_666, 0xa66_666, 0x666_666,
    0x666_666, 0xa66_666, 0x69a_666, 0x666_666, 0xa99_966, 0xa65_999, 0x999_999, 0xa5a_666,
    0x696_666, 0x666_a59, 0xa69_996, 0x666_666, 0x999_999, 0x666_666, 0x665_9a6, 0x996_9a6,
    0x666_699, 0x666_666, 0x6a6_5a6, 0xa66_65a, 0xa66_665, 0x666_669, 0xa66_666, 0x59a_666,
    0xa66_666, 0xa66_665, 0xa66_566, 0x696_666, 0x665_9a6, 0x996_6a6, 0x666_699, 0x99a_666,
    0x699_999, 0xa66_59a, 0x665_999, 0x996_66a, 0x659_9a9, 0x966_a69, 0x666_9a5, 0x9a6_666,
    0x999_999, 0x996_666, 0x659_9a6, 0x966_6a6, 0x59a_699, 0x66a_696, 0xa69_a59, 0x9a9_965,
    0x9a6_599, 0x996_666, 0x599_a66, 0x666_a66, 0x9a6_999, 0x9aa_659, 0x9aa_565, 0x9a9_596,
    0x999_666, 0x665_9a6, 0x669_9a6, 0x9a6_999, 0x69a_665, 0xa6a_596, 0xa69_659, 0x999_969,
    0x966_669, 0x599_9a9, 0x666_9a6, 0x5a6_999, 0x9a6_666, 0x999_999, 0x966_5a6, 0x659_6a6,
    0x966_6a6, 0x599_a99, 0x669_a66, 0x669_999, 0xa66_666, 0x999_699, 0x965_9a9, 0x596_9a9,
    0x666_6a6, 0x99a_699, 0x69a_665, 0x699_966, 0x666_59a, 0x999_66a, 0x666_5a9, 0x999_9a9,
    0x669_9a5, 0x9a9_996, 0xa69_659, 0x9a5_966, 0x696_59a, 0xa59_99a, 0x666_699, 0x9a6_666,
    0x69a_659, 0xa99_966, 0xa96_599, 0x999_666, 0x665_9a6, 0x999_9a6, 0x5a6_9a5, 0x6a6_696,
    0x69a_659, 0x699_666, 0x665_9a6, 0x996_69a, 0x659_a99, 0x969_a99, 0x5a9_a65, 0x9a6_996,
    0x9a6_659, 0x999_969, 0x659_a69, 0x966_9a6, 0x59a_9a5, 0x69a_696, 0xa99_a59, 0xa66_665,
    0xa65_999, 0x996_669, 0x659_9a9, 0x966_9a6, 0xa66_999, 0x9a6_665, 0x9a5_996, 0x999_65a,
    0x665_99a, 0x996_66a, 0x665_a69, 0x999_a66, 0x699_999, 0xa99_65a,
];

/// The first and the last day of a month; `None` outside the table.
pub(super) fn month(year: i16, month: i16) -> Option<(Date, Date)> {
    let index = usize::try_from(year.checked_sub(FIRST)?).ok()?;
    let number = u32::try_from(month)
        .ok()
        .filter(|number| (1..=12).contains(number))?;
    let year = *YEARS.get(index)?;
    let years: i64 = YEARS[..index]
        .iter()
        .map(|year| days_before(*year, 13))
        .sum();
    let first = years + days_before(year, number);
    let last = years + days_before(year, number + 1) - 1;
    let day = |days| BEGIN.checked_add(Span::new().days(days)).ok();
    Some((day(first)?, day(last)?))
}

/// Days of a year before its month of this number.
fn days_before(year: u32, month: u32) -> i64 {
    (0..month - 1)
        .map(|before| SHORTEST + i64::from(year >> (2 * before) & 3))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_begin_as_they_were_printed() {
        assert_eq!(month(1343, 1).unwrap().0, BEGIN);
        assert_eq!(month(1362, 9).unwrap().0, date(1943, 8, 31));
        assert_eq!(month(1410, 8).unwrap().0, date(1990, 2, 26));
        assert_eq!(month(1442, 3).unwrap().0, date(2020, 10, 18));
        assert_eq!(month(1500, 12).unwrap().1, date(2077, 11, 16));
        for (year, number) in [(1342, 12), (1501, 1), (1400, 0), (1400, 13)] {
            assert_eq!(month(year, number), None);
        }
    }

    #[test]
    fn a_month_ends_before_the_next_begins() {
        for year in 1343..1500 {
            for number in 1..12 {
                let (_, last) = month(year, number).unwrap();
                assert_eq!(last.tomorrow().unwrap(), month(year, number + 1).unwrap().0);
            }
        }
    }
}
