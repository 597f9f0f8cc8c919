/// Reads a tool call as a model writes it, `{"name": "…", "input": {…}}`, while it is being written.
///
/// The name is told when it is complete, the input in the pieces in which it comes. What the model writes as the input is passed
/// on as it is, whether or not it is JSON.
struct CallReader: Sendable {
  /// What became known with a piece.
  struct Step: Sendable, Equatable {
    /// The tool's name, told once.
    var name: String?
    /// A part of the input's text.
    var input = ""
  }

  /// The tool's name; nil while it is not known.
  private(set) var name: String?
  /// What was written before the input.
  private var opening = ""
  private var depth = 0
  private var isInString = false
  private var isEscaped = false
  private var hasInput = false
  private var isOver = false

  /// What was written of a call without a readable name; nil for a proper call, and for none.
  var unreadable: String? { name == nil && !opening.isEmpty ? opening : nil }

  /// Takes a piece of the call.
  mutating func append(_ text: String) -> Step {
    guard name == nil else { return Step(input: input(in: text[...])) }
    opening += text
    guard let found = Self.name(in: opening) else { return Step() }
    name = found.name
    return Step(name: found.name, input: input(in: found.rest))
  }

  /// The part of a text that belongs to the input: up to where its first value ends.
  private mutating func input(in text: Substring) -> String {
    var input = ""
    for scalar in text.unicodeScalars where !isOver {
      if !hasInput, scalar.properties.isWhitespace { continue }
      hasInput = true
      if depth == 0, !isInString, scalar == "}" || scalar == "," {
        isOver = true
        continue
      }
      follow(scalar)
      input.unicodeScalars.append(scalar)
    }
    return input
  }

  private mutating func follow(_ scalar: Unicode.Scalar) {
    if isEscaped {
      isEscaped = false
    } else if isInString {
      if scalar == "\\" { isEscaped = true }
      if scalar == "\"" { isInString = false }
    } else if scalar == "\"" {
      isInString = true
    } else if scalar == "{" || scalar == "[" {
      depth += 1
    } else if scalar == "}" || scalar == "]" {
      depth -= 1
      isOver = depth <= 0
    }
  }

  /// The name at the beginning of a call, and what follows `"input":`; nil while that is not complete.
  private static func name(in opening: String) -> (name: String, rest: Substring)? {
    var rest = opening[...]
    guard rest.take("{"), rest.take("\"name\""), rest.take(":"), rest.take("\""),
      let end = rest.firstIndex(of: "\"")
    else { return nil }
    let name = String(rest[..<end])
    rest = rest[rest.index(after: end)...]
    guard !name.isEmpty, !name.contains("\\"), rest.take(","), rest.take("\"input\""),
      rest.take(":")
    else { return nil }
    return (name, rest)
  }
}

extension Substring {
  /// Takes a text off the beginning, blanks before it included; false, and nothing taken, where another one stands.
  fileprivate mutating func take(_ text: String) -> Bool {
    let rest = drop(while: \.isWhitespace)
    guard rest.hasPrefix(text) else { return false }
    self = rest.dropFirst(text.count)
    return true
  }
}
