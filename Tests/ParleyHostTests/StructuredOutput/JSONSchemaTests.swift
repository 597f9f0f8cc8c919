import OrderedJSON
import ParleyHost
import ParleyRuntime
import Testing

struct JSONSchemaTests {
  /// The schema of one field of some type, as JSON.
  private func property(_ type: DataType, _ description: String? = nil) -> String? {
    let field = DataField(name: "f", type: type, description: description)
    return DataSchema(name: "S", fields: [field]).jsonSchema["properties"]?["f"]?.description
  }

  private static let inner = DataSchema(name: "Inner", fields: [DataField(name: "a", type: .int)])

  private static let innerText =
    #"{"type":"object","properties":{"a":{"type":"integer"}},"required":["a"],"additionalProperties":false}"#

  @Test(arguments: [
    (DataType.string, #"{"type":"string"}"#),
    (.int, #"{"type":"integer"}"#),
    (.float, #"{"type":"number"}"#),
    (.bool, #"{"type":"boolean"}"#),
    (.choice(["free", "pro"]), #"{"type":"string","enum":["free","pro"]}"#),
    (
      .list(.list(.string)), #"{"type":"array","items":{"type":"array","items":{"type":"string"}}}"#
    ),
    (.record(inner), innerText),
    (.optional(.int), #"{"type":["integer","null"]}"#),
    (.optional(.choice(["a"])), #"{"anyOf":[{"type":"string","enum":["a"]},{"type":"null"}]}"#),
    (
      .optional(.list(.int)),
      #"{"anyOf":[{"type":"array","items":{"type":"integer"}},{"type":"null"}]}"#
    ),
    (.optional(.record(inner)), #"{"anyOf":["# + innerText + #",{"type":"null"}]}"#),
    (.list(.optional(.bool)), #"{"type":"array","items":{"type":["boolean","null"]}}"#),
  ])
  func everyTypeHasItsForm(type: DataType, json: String) {
    #expect(property(type) == json)
  }

  @Test func aDescriptionStandsBesideTheType() {
    #expect(property(.int, "years") == #"{"type":"integer","description":"years"}"#)
    #expect(
      property(.optional(.list(.int)), "ages")
        == #"{"anyOf":[{"type":"array","items":{"type":"integer"}},{"type":"null"}],"description":"ages"}"#
    )
  }

  @Test func everyFieldIsRequiredInTheOrderOfTheSource() {
    let schema = DataSchema(
      name: "S",
      fields: [
        DataField(name: "z", type: .optional(.string)), DataField(name: "a", type: .int),
        DataField(name: "m", type: .bool),
      ]
    )
    #expect(schema.jsonSchema["required"] == ["z", "a", "m"])
    #expect(schema.jsonSchema["properties"]?.objectValue?.keys == ["z", "a", "m"])
    #expect(schema.jsonSchema["additionalProperties"] == false)
    #expect(schema.jsonSchema.description == schema.jsonSchema.description)
  }

  @Test func partsThatMayBeNullAreCountedThroughListsAndRecords() {
    let inner = DataSchema(name: "I", fields: [DataField(name: "a", type: .optional(.int))])
    let schema = DataSchema(
      name: "S",
      fields: [
        DataField(name: "b", type: .list(.record(inner))),
        DataField(name: "c", type: .optional(.record(inner))), DataField(name: "d", type: .int),
      ]
    )
    #expect(schema.unionCount == 3)
  }
}
