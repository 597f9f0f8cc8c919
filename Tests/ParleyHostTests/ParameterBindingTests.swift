import ParleyDiagnostics
import ParleyHost
import ParleyRuntime
import Testing

struct ParameterBindingTests {
  private func parameter(
    _ kind: Parameter.Kind,
    default value: Value? = nil,
    name: String = "n"
  ) -> Parameter {
    Parameter(
      name: name,
      kind: kind,
      defaultValue: value,
      description: "what it is",
      span: SourceSpan(0, 0),
      global: 0
    )
  }

  private func read(_ text: String, as kind: Parameter.Kind) throws(ParameterError) -> Value? {
    try ParameterBinding(
      [ParameterArgument(name: "n", value: text)],
      for: [parameter(kind)]
    ).values.first?.value
  }

  @Test(arguments: [
    (Parameter.Kind.string, "3", Value.text("3")),
    (.int, "3", .int(3)), (.int, "1_000", .int(1000)), (.int, "-7", .int(-7)),
    (.float, "0.5", .float(0.5)), (.float, "2", .float(2)), (.float, "1e-3", .float(0.001)),
    (.bool, "true", .bool(true)), (.bool, "false", .bool(false)),
    (.list, "[1, \"a\"]", .list([1, "a"])),
    (.map, "{\"a\": 1.5}", .map(["a": 1.5])),
    (.string, "", .text("")), (.null, "x=y", .text("x=y")),
  ])
  func aValueIsReadAsTheTypeOfItsDefault(
    kind: Parameter.Kind,
    text: String,
    value: Value
  ) throws {
    #expect(try read(text, as: kind) == value)
  }

  @Test(arguments: [
    (Parameter.Kind.int, "3.5"), (.int, ""), (.int, "99999999999999999999"), (.int, "0x10"),
    (.float, "nan"), (.float, "inf"), (.float, "1e999"), (.float, "0x1p3"), (.float, ""),
    (.bool, "yes"), (.bool, "True"), (.list, "{}"), (.list, "[1"), (.map, "[]"), (.map, "a"),
  ])
  func aMisfitIsAnError(kind: Parameter.Kind, text: String) {
    let error = #expect(throws: ParameterError.self) { try read(text, as: kind) }
    #expect(error?.message.contains("n, which takes") == true)
  }

  @Test func anUnknownNameIsAnErrorThatNamesTheNearest() {
    let error = #expect(throws: ParameterError.self) {
      try ParameterBinding(
        [ParameterArgument(name: "sesaon", value: "x")],
        for: [parameter(.string, default: "autumn", name: "season")]
      )
    }
    #expect(error?.help == "did you mean season?")
  }

  @Test func aRequiredParameterMustBeGiven() {
    let error = #expect(throws: ParameterError.self) {
      try ParameterBinding([], for: [parameter(.string)])
    }
    #expect(error?.message.contains("what it is") == true)
  }

  @Test func twoValuesForOneNameAreAnErrorThatNamesIt() {
    let error = #expect(throws: ParameterError.self) {
      try ParameterBinding(
        [ParameterArgument(name: "a", value: "1"), ParameterArgument(name: "a", value: "1")],
        for: [parameter(.int, default: 1, name: "a")]
      )
    }
    #expect(error?.message == "the parameter a is given more than once")
  }

  @Test func theDefaultHoldsWhereNoValueIsGiven() throws {
    let parameters = [
      parameter(.int, default: 1, name: "a"), parameter(.int, default: 2, name: "b"),
    ]
    let binding = try ParameterBinding(
      [ParameterArgument(name: "a", value: "6")],
      for: parameters
    )
    #expect(binding.values.map(\.value) == [6, 2])
  }

  @Test func anArgumentIsANameAndAValue() {
    #expect(ParameterArgument(parsing: "a=b=c") == ParameterArgument(name: "a", value: "b=c"))
    #expect(ParameterArgument(parsing: "a=") == ParameterArgument(name: "a", value: ""))
    #expect(ParameterArgument(parsing: "a") == nil)
    #expect(ParameterArgument(parsing: "=a") == nil)
  }
}
