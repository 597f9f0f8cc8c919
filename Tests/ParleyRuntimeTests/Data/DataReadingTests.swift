import ParleyRuntime
import Testing

struct DataReadingTests {
  private static let address = DataSchema(
    name: "Address",
    fields: [DataField(name: "street", type: .string)]
  )
  private static let person = DataSchema(
    name: "Person",
    fields: [
      DataField(name: "name", type: .string, description: "full name"),
      DataField(name: "age", type: .int),
      DataField(name: "score", type: .float),
      DataField(name: "is_paid", type: .bool),
      DataField(name: "plan", type: .choice(["free", "pro"])),
      DataField(name: "tags", type: .list(.string)),
      DataField(name: "home", type: .optional(.record(address))),
      DataField(name: "homes", type: .list(.record(address))),
    ]
  )
  private static let ada: MapValue = [
    "name": "Ada", "age": 36, "score": 0.5, "is_paid": true, "plan": "pro", "tags": ["a", "b"],
    "home": ["street": "High Street"], "homes": [["street": "x"]],
  ]

  @Test func aValueThatFitsIsReadAsItIs() {
    #expect(Self.text(of: Self.person.reading(.map(Self.ada))) == Self.text(of: .map(Self.ada)))
  }

  @Test func numbersBecomeThoseOfTheirTypes() {
    #expect(Self.text(of: DataType.float.reading(2)) == "2.0")
    #expect(Self.text(of: DataType.int.reading(5.0)) == "5")
    #expect(Self.misfits(DataType.int.reading(5.5)) == ["expected an int, found the float 5.5"])
    #expect(Self.misfits(DataType.int.reading(1e300)) == ["expected an int, found the float 1e300"])
    #expect(
      Self.misfits(DataType.int.reading(.float(9_223_372_036_854_775_808.0)))
        == ["expected an int, found the float 9.223372036854776e18"]
    )
  }

  @Test func theCaseOfLettersInAChoiceIsMended() {
    let plan = DataType.choice(["free", "Pro", "É"])
    #expect(Self.text(of: plan.reading("Free")) == "free")
    #expect(Self.text(of: plan.reading("PRO")) == "Pro")
    #expect(Self.text(of: plan.reading("é")) == "É")
    let cases = DataType.choice(["a", "A", "b"])
    #expect(Self.text(of: cases.reading("A")) == "A")
    #expect(Self.text(of: cases.reading("B")) == "b")
    let similar = DataType.choice(["ab", "AB"])
    #expect(
      Self.misfits(similar.reading("Ab"))
        == ["expected \"ab\" or \"AB\", found the string \"Ab\""]
    )
  }

  @Test func aMissingOptionalFieldIsNullAndKeysComeInTheOrderOfTheSchema() {
    let schema = DataSchema(
      name: "S",
      fields: [
        DataField(name: "a", type: .optional(.int)), DataField(name: "b", type: .string),
        DataField(name: "c", type: .optional(.choice(["x"]))),
      ]
    )
    let read = schema.reading(["c": .null, "b": "text"])
    #expect(Self.text(of: read) == "{\"a\": null, \"b\": \"text\", \"c\": null}")
  }

  @Test func everyMisfitIsToldWithItsPlace() {
    let value: Value = [
      "name": 5, "age": "x", "score": "0.5", "is_paid": 1, "plan": "gold", "tags": ["a", 2, .null],
      "home": ["street": .null, "town": "y"], "homes": [["stret": "z"]], "other key": 1,
    ]
    #expect(
      Self.misfits(Self.person.reading(value)) == [
        "name: expected a string, found the int 5",
        "age: expected an int, found the string \"x\"",
        "score: expected a float, found the string \"0.5\"",
        "is_paid: expected a bool, found the int 1",
        "plan: expected \"free\" or \"pro\", found the string \"gold\"",
        "tags[1]: expected a string, found the int 2",
        "tags[2]: expected a string, found null",
        "home.street: expected a string, found null",
        "home.town: Address has no field of this name",
        "homes[0].street: expected a string, found nothing: the field is missing",
        "homes[0].stret: Address has no field of this name: did you mean street?",
        "[\"other key\"]: Person has no field of this name",
      ]
    )
  }

  @Test func aWholeValueOfAnotherKindIsAMisfitWithoutAPlace() {
    #expect(
      Self.misfits(Self.address.reading(["High Street"]))
        == ["expected a map (Address), found a list"]
    )
    let long = Value.text(String(repeating: "é", count: 50))
    let shown = String(repeating: "é", count: 40)
    #expect(
      Self.misfits(DataType.optional(.bool).reading(long))
        == ["expected a bool or null, found the string \"\(shown)\"…"]
    )
  }

  @Test func whatIsNotKnownFits() {
    #expect(Self.misfits(Self.person.reading(.unknown)) == [])
    #expect(Self.misfits(DataType.list(.int).reading([1, .unknown])) == [])
  }

  @Test(arguments: [
    (DataType.string, "string"), (.int, "int"), (.float, "float"), (.bool, "bool"),
    (.choice(["a", "b\""]), "\"a\" | \"b\\\"\""), (.list(.list(.int)), "[[int]]"),
    (.optional(.record(address)), "Address?"), (.optional(.choice(["a", "b"])), "\"a\" | \"b\"?"),
  ])
  func aTypeIsWrittenAsInAScript(_ type: DataType, _ source: String) {
    #expect(type.source == source)
  }

  @Test func whatTheAPILimitsIsCountedThroughSchemas() {
    let half = DataSchema(
      name: "Half",
      fields: [
        DataField(name: "a", type: .list(.optional(.int))),
        DataField(name: "b", type: .optional(.bool)),
      ]
    )
    let whole = DataSchema(
      name: "Whole",
      fields: [
        DataField(name: "one", type: .record(half)),
        DataField(name: "two", type: .optional(.record(half))),
      ]
    )
    #expect(whole.unionCount == 5)
    #expect(!whole.isLarger(than: 8))
    #expect(whole.isLarger(than: 7))
  }

  private static func misfits(_ reading: DataReading) -> [String] {
    if case .misfits(let misfits) = reading { misfits.map(\.description) } else { [] }
  }

  private static func text(of reading: DataReading) -> String {
    guard case .fits(let value) = reading else { return "misfits: \(misfits(reading))" }
    return text(of: value)
  }

  private static func text(of value: Value) -> String {
    var workspace = Workspace()
    do {
      return try value.textForm(in: &workspace).string
    } catch {
      return error.message
    }
  }
}
