//! The types of `DuckDB` that a JSON Schema tells, so that reading never has to guess them.

use schemars::Schema;
use serde_json::{Map, Value};

/// The columns of an output as `columns` of `read_json` takes them.
pub(super) fn duckdb_columns(schema: &Schema) -> String {
    let definitions = schema.get("$defs").and_then(Value::as_object);
    let types = Types(definitions);
    let columns = schema_fields(schema.as_value());
    let columns = columns.map(|(name, of)| format!("  {name}: '{}'", types.of(of)));
    format!("{{\n{}\n}}", columns.collect::<Vec<_>>().join(",\n"))
}

/// The definitions that a schema refers to.
struct Types<'a>(Option<&'a Map<String, Value>>);

impl Types<'_> {
    /// The type of what a schema describes; what may be null is of the same type as what is not.
    fn of(&self, schema: &Value) -> String {
        if let Some(name) = schema["$ref"].as_str() {
            let name = name.trim_start_matches("#/$defs/");
            let definition = self.0.and_then(|all| all.get(name));
            return definition.map_or_else(any_json, |definition| self.of(definition));
        }
        if let Some(choices) = schema["anyOf"].as_array() {
            let told = choices.iter().find(|choice| choice["type"] != "null");
            return told.map_or_else(any_json, |choice| self.of(choice));
        }
        if schema["oneOf"].is_array() {
            // an enumeration, each value with its description
            return "VARCHAR".to_owned();
        }
        match schema_type(schema) {
            "string" if schema["format"] == "date" => "DATE".to_owned(),
            "string" => "VARCHAR".to_owned(),
            "integer" => "BIGINT".to_owned(),
            "number" => "DOUBLE".to_owned(),
            "boolean" => "BOOLEAN".to_owned(),
            "array" => format!("{}[]", self.of(item_schema(schema))),
            "object" => self.structure(schema),
            _ => any_json(),
        }
    }

    fn structure(&self, schema: &Value) -> String {
        if schema["properties"].is_null() {
            return format!("MAP(VARCHAR, {})", self.of(&schema["additionalProperties"]));
        }
        let fields = schema_fields(schema).map(|(name, of)| format!("\"{name}\" {}", self.of(of)));
        format!("STRUCT({})", fields.collect::<Vec<_>>().join(", "))
    }
}

/// The one type of a schema besides null.
fn schema_type(schema: &Value) -> &str {
    let kinds = schema["type"].as_array();
    let told = kinds.and_then(|kinds| kinds.iter().find(|kind| **kind != "null"));
    told.unwrap_or(&schema["type"]).as_str().unwrap_or_default()
}

/// What an array holds; of a pair, such as a span, both are of one type.
fn item_schema(schema: &Value) -> &Value {
    let pair = &schema["prefixItems"][0];
    if pair.is_null() {
        &schema["items"]
    } else {
        pair
    }
}

fn schema_fields(schema: &Value) -> impl Iterator<Item = (&String, &Value)> {
    schema["properties"].as_object().into_iter().flatten()
}

fn any_json() -> String {
    "JSON".to_owned()
}
