/// Why a text is not JSON, and where.
public struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong with the text.
  public struct Code: Sendable, Hashable {
    private enum Value: Sendable, Hashable {
      case unexpectedEnd, unexpectedCharacter, invalidNumber, invalidEscape, controlCharacter
      case invalidUTF8, tooDeep, trailingContent
    }

    private let value: Value

    /// The text ends inside a value.
    public static let unexpectedEnd = Code(value: .unexpectedEnd)
    /// A character stands where none of its kind may.
    public static let unexpectedCharacter = Code(value: .unexpectedCharacter)
    /// A number is not spelled as JSON spells numbers.
    public static let invalidNumber = Code(value: .invalidNumber)
    /// A backslash in a string is followed by something that JSON does not know.
    public static let invalidEscape = Code(value: .invalidEscape)
    /// A control character stands in a string without an escape.
    public static let controlCharacter = Code(value: .controlCharacter)
    /// A string is not UTF-8.
    public static let invalidUTF8 = Code(value: .invalidUTF8)
    /// Arrays and objects are nested deeper than the parser's limit.
    public static let tooDeep = Code(value: .tooDeep)
    /// Something follows the value.
    public static let trailingContent = Code(value: .trailingContent)

    /// The mistake in words: lower case, no full stop.
    public var message: String {
      switch value {
      case .unexpectedEnd: "the text ends inside a value"
      case .unexpectedCharacter: "unexpected character"
      case .invalidNumber: "this is not a number as JSON spells numbers"
      case .invalidEscape: "unknown escape in a string"
      case .controlCharacter: "a control character in a string needs an escape"
      case .invalidUTF8: "the string is not valid UTF-8"
      case .tooDeep: "arrays and objects are nested too deeply"
      case .trailingContent: "something follows the value"
      }
    }
  }

  /// What is wrong.
  public let code: Code
  /// Where it is wrong, in bytes from the start of the text.
  public let offset: Int

  /// Makes an error.
  public init(_ code: Code, at offset: Int) {
    self.code = code
    self.offset = offset
  }

  /// The mistake and its place in one line.
  public var description: String {
    "\(code.message) (at byte \(offset))"
  }
}
