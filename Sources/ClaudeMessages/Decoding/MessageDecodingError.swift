/// Why a text is not the message, request or event that it should be.
public struct MessageDecodingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong: stands on its own, lower case, no full stop.
  public let message: String
  /// Where in the value, as in `content[2].text`; empty for the whole value.
  public let path: String
  /// Where in the text, in bytes from its start; nil if the text is JSON but not of the right shape.
  public let offset: Int?

  /// Makes an error.
  public init(_ message: String, at path: String = "", offset: Int? = nil) {
    self.message = message
    self.path = path
    self.offset = offset
  }

  /// Makes an error of a text that is not JSON.
  init(_ error: JSONError) {
    self.init("not valid JSON: \(error.code.message)", offset: error.offset)
  }

  /// The mistake and its place in one line.
  public var description: String {
    let place = path.isEmpty ? "" : "\(path): "
    let position = offset.map { " (at byte \($0))" } ?? ""
    return place + message + position
  }
}
