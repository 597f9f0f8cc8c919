import OrderedJSON
import Testing

@testable import LocalInference

/// Which texts a schema allows, byte by byte.
struct TextConstraintTests {
  private func constraint(_ schema: JSONValue) throws -> TextConstraint {
    TextConstraint(try TextGrammar(documentsOf: schema))
  }

  /// Whether a text is a document of a schema.
  private func accepts(_ text: String, _ schema: JSONValue) throws -> Bool {
    var constraint = try constraint(schema)
    return constraint.take(text.utf8) && constraint.isComplete
  }

  private static let person: JSONValue = [
    "type": "object",
    "properties": [
      "name": ["type": "string"], "age": ["type": "integer"],
      "tags": ["type": "array", "items": ["type": "string"]],
      "plan": ["enum": ["free", "pro"]],
      "note": ["type": ["string", "null"]],
    ],
    "required": ["name", "age", "tags", "plan", "note"], "additionalProperties": false,
  ]

  private static let whole =
    #"{"name": "Kim, \"Bo\"", "age": -42, "tags": ["a", "b"], "plan": "pro", "note": null}"#

  @Test func documentOfTheSchemaIsTakenAndWholeAtItsEndAlone() throws {
    var constraint = try constraint(Self.person)
    for byte in Self.whole.utf8 {
      #expect(!constraint.isComplete)
      let isTaken = constraint.take([byte])
      #expect(isTaken)
    }
    #expect(constraint.isComplete)
    for byte in 0...UInt8.max { #expect(!constraint.allows([byte])) }
  }

  @Test(
    arguments: [
      #"{"age": 1"#, #"{"name": 5"#, #"{"name": "x", "age": "5"#, #"{"name": "x", "age": 1.5"#,
      #"{"name": "x", "age": 5, "tags": [1"#, #"{"name": "x", "age": 5, "tags": [], "plan": "gold"#,
      #"{"name": "x","age"#, #" {"#, #"{"name": "x", "age": 5, "tags": [], "plan": "pro"}"#,
      #"{"name": "x", "age": 05"#, "{\"name\": \"a\nb", #"{"name": "\x"#,
    ]
  )
  func whatTheSchemaDoesNotSayCannotFollow(text: String) throws {
    var constraint = try constraint(Self.person)
    let isTaken = constraint.take(text.utf8)
    #expect(!isTaken)
  }

  @Test(
    arguments: [
      (#"{"type": "string"}"#, #""é \u00e9 \ud7ff 한""#), (#"{"type": "integer"}"#, "0"),
      (#"{"type": "integer"}"#, "-17"), (#"{"type": "number"}"#, "0.25"),
      (#"{"type": "number"}"#, "12"), (#"{"type": "boolean"}"#, "true"),
      (#"{"type": "null"}"#, "null"), (#"{"type": "array", "items": {"type": "integer"}}"#, "[]"),
      (#"{"items": {"type": "integer"}}"#, "[1, 22]"),
      (#"{"const": {"a": [1, 2]}}"#, #"{"a": [1, 2]}"#),
      (#"{"enum": [1, "one", null]}"#, "1"),
      (#"{"anyOf": [{"type": "null"}, {"type": "string"}]}"#, "null"),
      (#"{"oneOf": [{"type": "integer"}, {"type": "string"}]}"#, #""x""#),
      (#"{"allOf": [{"type": "integer"}]}"#, "3"), ("{}", #"{"a": [1, {"b": null}], "c": "d"}"#),
      ("true", "[[]]"), (#"{"type": "object"}"#, #"{"x": 1.5}"#),
      (#"{"type": "object", "additionalProperties": false}"#, "{}"),
      (##"{"$ref": "#/$defs/a~1b", "$defs": {"a/b": {"type": "integer"}}}"##, "5"),
    ]
  )
  func everyKindOfSchemaHasItsTexts(schema: String, text: String) throws {
    #expect(try accepts(text, JSONParser().parse(schema)))
  }

  @Test(
    arguments: [
      (#"{"type": "array", "items": {"type": "integer"}, "minItems": 1}"#, "[]"),
      (#"{"type": "string"}"#, #""\ud800""#), (#"{"type": "string"}"#, #""\u12"#),
      (#"{"type": "integer"}"#, "1.0"), (#"{"type": "integer"}"#, "1234567890123456789"),
      (#"{"type": "number"}"#, "1e5"), (#"{"type": "number"}"#, "1."),
      (#"{"type": "number"}"#, "-"),
      (#"{"type": "object", "additionalProperties": false}"#, #"{"a"#),
      (#"{"enum": ["a", "ab"]}"#, #""abc"#),
    ]
  )
  func whatIsNoDocumentIsNotTaken(schema: String, text: String) throws {
    #expect(try !accepts(text, JSONParser().parse(schema)))
  }

  @Test func bytesThatAreNoCharactersCannotFollow() throws {
    for bytes: [UInt8] in [
      [0x80], [0xC0], [0xE0, 0x80], [0xED, 0xA0], [0xF4, 0x90], [0xFF], [0xC3, 0x22],
    ] {
      var constraint = try constraint(["type": "string"])
      let isTaken = constraint.take([0x22] + bytes)
      #expect(!isTaken)
    }
  }

  @Test func membersThatAreNotRequiredMayBeLeftOut() throws {
    let schema: JSONValue = [
      "type": "object",
      "properties": ["a": ["type": "integer"], "b": ["type": "integer"], "c": ["type": "integer"]],
      "required": ["b"], "additionalProperties": false,
    ]
    for text in [
      #"{"b": 1}"#, #"{"a": 1, "b": 2}"#, #"{"b": 2, "c": 3}"#, #"{"a": 1, "b": 2, "c": 3}"#,
    ] {
      #expect(try accepts(text, schema))
    }
    for text in [#"{"a": 1}"#, #"{}"#, #"{"c": 3, "b": 2}"#, #"{"a": 1, "c": 3}"#] {
      #expect(try !accepts(text, schema))
    }
  }

  @Test func manyMembersThatMayBeLeftOutAreNoTrouble() throws {
    let members = (0..<500).map { ("m\($0)", ["type": "integer"] as JSONValue) }
    let schema: JSONValue = ["type": "object", "properties": .object(members)]
    #expect(try accepts(#"{"m3": 1, "m499": 2}"#, schema))
    #expect(try accepts("{}", schema))
  }

  @Test func schemaMayHoldItself() throws {
    let schema: JSONValue = [
      "type": "object",
      "properties": ["next": ["anyOf": [["$ref": "#"], ["type": "null"]]]], "required": ["next"],
      "additionalProperties": false,
    ]
    #expect(try accepts(#"{"next": {"next": {"next": null}}}"#, schema))
  }

  @Test func alternativesThatDoubleAtEachLevelAreFollowedOnce() throws {
    var definitions: [(String, JSONValue)] = [("d0", ["type": "integer"])]
    for level in 1...60 {
      let below: JSONValue = ["$ref": .string("#/$defs/d\(level - 1)")]
      definitions.append(("d\(level)", ["anyOf": [below, below]]))
    }
    let schema: JSONValue = ["$ref": "#/$defs/d60", "$defs": .object(definitions)]
    #expect(try accepts("12", schema))
  }

  @Test(
    arguments: [
      (#"{"enum": []}"#, "enum", "there is nothing to choose from"),
      (
        #"{"properties": {"a": {"type": "date"}}}"#, "properties.a.type",
        #"there is no type "date""#
      ),
      (##"{"items": {"$ref": "#/$defs/x"}}"##, "items.$ref", "there is no #/$defs/x in the schema"),
      (#"{"$ref": "http://a"}"#, "$ref", "only references within the schema are supported"),
      (#"{"allOf": [{}, {}]}"#, "allOf", "schemas of several parts are not supported"),
      (#"{"anyOf": [5]}"#, "anyOf.0", "this is no schema"),
    ]
  )
  func schemaThatCannotBeKeptIsToldWithItsPlace(
    schema: String,
    path: String,
    message: String
  ) throws {
    let value = try JSONParser().parse(schema)
    let error = #expect(throws: SchemaError.self) { try TextGrammar(documentsOf: value) }
    #expect(error?.path == path)
    #expect(error?.message == message)
  }

  @Test func callNamesOneOfTheToolsAndFitsItsSchema() throws {
    let grammar = try TextGrammar(callsOf: [
      (
        "weather",
        ["type": "object", "properties": ["city": ["type": "string"]], "required": ["city"]]
      ), ("web", ["type": "object", "properties": ["n": ["type": "integer"]], "required": ["n"]]),
    ])
    for (text, isCall) in [
      (#"{"name": "weather", "input": {"city": "Seoul"}}"#, true),
      (#"{"name": "web", "input": {"n": 3}}"#, true),
      (#"{"name": "web", "input": {"city": "Seoul"}}"#, false), (#"{"name": "fly"#, false),
    ] {
      var constraint = TextConstraint(grammar)
      let isTaken = constraint.take(text.utf8) && constraint.isComplete
      #expect(isTaken == isCall)
    }
    #expect(throws: SchemaError.self) { try TextGrammar(callsOf: []) }
  }

  @Test(arguments: [
    ##"{"$ref":"#"}"##, ##"{"anyOf":[{"$ref":"#"}]}"##, ##"{"anyOf":[{"$ref":"#"},{"$ref":"#"}]}"##,
    ##"{"type":"object","properties":{"a":{"$ref":"#"}},"required":["a"]}"##,
  ])
  func schemaThatNoFiniteDocumentFitsIsRefused(schema: String) throws {
    let schema = try JSONParser().parse(Array(schema.utf8))
    let error = #expect(throws: SchemaError.self) { try TextGrammar(documentsOf: schema) }
    #expect(error?.message.contains("no finite document") == true)
  }

  @Test func alternativeThatDemandsItselfIsNotWritten() throws {
    let endless: JSONValue = [
      "type": "object", "properties": ["a": ["$ref": "#/anyOf/0"]], "required": ["a"],
    ]
    let schema: JSONValue = ["anyOf": [endless, ["const": 1]]]
    #expect(try accepts("1", schema))
    #expect(try !constraint(schema).allows([UInt8(ascii: "{")]))
  }

  @Test func alternativesThatDoubleAreFollowedUpToALimit() throws {
    let levels = 30
    let definitions = (0..<levels).map { level in
      let inner: JSONValue =
        level == levels - 1 ? ["type": "integer"] : ["$ref": .string("#/$defs/d\(level + 1)")]
      let object: JSONValue = ["type": "object", "properties": ["a": inner], "required": ["a"]]
      return ("d\(level)", ["anyOf": [object, object]] as JSONValue)
    }
    let schema: JSONValue = ["$defs": .object(definitions), "$ref": "#/$defs/d0"]
    let opening = String(repeating: #"{"a": "#, count: levels)
    #expect(try accepts(opening + "1" + String(repeating: "}", count: levels), schema))
    #expect(try !accepts(opening + "true", schema))
  }

  @Test func schemaThatIsTooLargeOrTooDeepIsRefused() throws {
    let values = (0...TextGrammar.mostRules).map { JSONValue.int($0) }
    let large = #expect(throws: SchemaError.self) {
      try TextGrammar(documentsOf: ["enum": .array(values)])
    }
    #expect(large?.message == TextGrammar.tooLarge)
    let chain = (0..<5_000).map { number in
      ("d\(number)", ["$ref": .string("#/$defs/d\(number + 1)")] as JSONValue)
    }
    let deep = #expect(throws: SchemaError.self) {
      try TextGrammar(
        documentsOf: [
          "$defs": .object(chain + [("d5000", ["type": "string"])]), "$ref": "#/$defs/d0",
        ]
      )
    }
    #expect(deep?.message.contains("128 levels") == true)
  }
}
