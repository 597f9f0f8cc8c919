import LineEditing
import ParleySyntax

/// The fields of schemas, the parameters of tools, and their types.
extension EntryScanner {
  /// Takes a field of a schema, or what is left of its line where that is none, with the comma after it.
  mutating func takeField() {
    let nameEnd = endOfName(at: offset)
    if nameEnd == end { return finish(.nothing) }
    offset = nameEnd
    guard takeTypeAfterColon(isInParentheses: false) else { return takeRest() }
    if byte(offset) == UInt8(ascii: ",") { offset += 1 }
  }

  /// Takes what follows the verb of a tool.
  mutating func takeTool() {
    skipBlanks()
    let nameEnd = endOfName(at: offset)
    guard nameEnd < end else { return finish(.nothing) }
    declare(offset..<nameEnd, .tool)
    offset = nameEnd
    skipBlanks()
    if byte(offset) == UInt8(ascii: "(") {
      offset += 1
      takeParameters()
    }
    if place == nil { takeHeader(.other, operand: .notOffered) }
  }

  /// Takes the parameters of a tool with the parenthesis that closes them.
  private mutating func takeParameters() {
    while place == nil {
      takeEmptyLines()
      guard place == nil else { return }
      guard offset < end else { return finish(.nothing) }
      if bytes[offset] == UInt8(ascii: ")") {
        offset += 1
        return
      }
      let name = offset..<endOfName(at: offset)
      guard !name.isEmpty else { return }
      if name.upperBound == end { return finish(.nothing) }
      declare(name, .variable)
      offset = name.upperBound
      guard takeTypeAfterColon(isInParentheses: true) else { return }
      if byte(offset) == UInt8(ascii: ",") { offset += 1 }
    }
  }

  /// Takes `as` and the name of a schema, if they come next.
  mutating func takeSchemaOfReply() {
    guard place == nil else { return }
    skipBlanks()
    let wordEnd = endOfName(at: offset)
    guard wordEnd < end, text(offset..<wordEnd) == "as" else { return }
    mark(.keyword, offset, wordEnd)
    offset = wordEnd
    skipBlanks()
    let nameEnd = endOfName(at: offset)
    if nameEnd == end { return finish(.schema(word: offset)) }
    offset = nameEnd
  }

  // MARK: Types

  /// Takes `:`, a type and a description, up to the comma or what else ends the field; false when no `:` comes.
  private mutating func takeTypeAfterColon(isInParentheses: Bool) -> Bool {
    skipBlanks()
    guard byte(offset) == UInt8(ascii: ":") else {
      if offset == end { finish(.nothing) }
      return false
    }
    offset += 1
    takeType(isInParentheses: isInParentheses)
    return true
  }

  private mutating func takeType(isInParentheses: Bool) {
    var isDue = true
    var brackets = 0
    while place == nil {
      skipBlanks()
      guard offset < end else { return finish(isDue ? .type(word: end) : .nothing) }
      switch bytes[offset] {
      case UInt8(ascii: "#"): takeComment()
      case UInt8(ascii: "\n"):
        guard isInParentheses || brackets > 0 || isDue else { return }
        takeNewline()
      case UInt8(ascii: "["):
        brackets += 1
        offset += 1
      case UInt8(ascii: "]"):
        brackets = max(0, brackets - 1)
        offset += 1
      case UInt8(ascii: "|"):
        isDue = true
        offset += 1
      case UInt8(ascii: "?"): offset += 1
      case _ where opensText(offset):
        takeText()
        isDue = false
      default:
        let wordEnd = endOfName(at: offset)
        guard isDue, wordEnd > offset else { return }
        if wordEnd == end, isCut { return finish(.type(word: offset)) }
        if EntryScanner.plainTypes.contains(text(offset..<wordEnd)) {
          mark(.keyword, offset, wordEnd)
        }
        offset = wordEnd
        isDue = false
      }
    }
  }

  /// The words that name a type.
  static let plainTypes = ["string", "int", "float", "bool"]
}
