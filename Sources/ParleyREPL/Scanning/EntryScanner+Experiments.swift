import LineEditing
import ParleySyntax

/// The lines of an experiment, and what is measured in its trial.
extension EntryScanner {
  /// Takes what follows the first word of a line of an experiment.
  mutating func takeLine(of clause: ClauseWord) {
    switch clause {
    case .vary: takeFactor()
    case .data:
      guard takeNameOfColumn(isVariable: true) != nil, takeColon() else { return takeRest() }
      var code = CodeScan()
      code.pathOwner = clause.rawValue
      takeCode(&code)
    case .repeats, .concurrency, .timeout: takeNumber(inWith: false)
    case .trial: takeHeader(.trial, operand: .notOffered)
    }
  }

  /// Takes the name and value of a `score` or `record`.
  mutating func takeMeasure() {
    guard takeNameOfColumn(isVariable: false) != nil else { return takeRest() }
    var code = CodeScan()
    code.operand = .notOffered
    code.refusesRequests = true
    takeCode(&code)
  }

  /// Takes a factor with its values.
  private mutating func takeFactor() {
    skipBlanks()
    let start = offset
    let nameEnd = endOfName(at: start)
    if nameEnd == end { return finish(.factor(word: start)) }
    guard let setting = SettingSyntax.named(text(start..<nameEnd)) else {
      guard takeNameOfColumn(isVariable: true) != nil else { return takeRest() }
      return takeValues()
    }
    mark(.setting, start, nameEnd)
    offset = nameEnd
    switch setting.argument {
    case .integer, .number, .field: takeValues()
    case .word, .wordOrInteger, .words, .texts, .text:
      guard takeColon() else { return takeRest() }
      takeWords(varying: setting)
    }
  }

  /// Takes the values of a factor: expressions after `:`, or a list after `in`.
  private mutating func takeValues() {
    skipBlanks()
    let wordEnd = endOfName(at: offset)
    if wordEnd > offset, wordEnd < end, text(offset..<wordEnd) == "in" {
      mark(.keyword, offset, wordEnd)
      offset = wordEnd
    } else if !takeColon() {
      return takeRest()
    }
    var code = CodeScan()
    takeCode(&code)
  }

  /// Takes words and texts with commas between them, after which the list goes on in the next line.
  private mutating func takeWords(varying setting: SettingSyntax) {
    while place == nil {
      takeWord(of: setting.name)
      guard place == nil else { return }
      skipBlanks()
      guard byte(offset) == UInt8(ascii: ",") else { return takeRest() }
      offset += 1
      takeEmptyLines()
    }
  }

  /// Takes blanks, ends of lines and comments.
  mutating func takeEmptyLines() {
    while offset < end, place == nil {
      switch bytes[offset] {
      case UInt8(ascii: "\n"): takeNewline()
      case UInt8(ascii: "#"): takeComment()
      case let byte where Self.isBlank(byte): offset += 1
      default: return
      }
    }
  }

  /// Takes the name of something that is made; nil when the entry ends in it or none comes.
  private mutating func takeNameOfColumn(isVariable: Bool) -> Range<Int>? {
    skipBlanks()
    let name = offset..<endOfName(at: offset)
    guard name.upperBound < end else {
      finish(.nothing)
      return nil
    }
    guard !name.isEmpty else { return nil }
    if isVariable { declare(name, .variable) }
    offset = name.upperBound
    return name
  }

  /// Takes the `:` after a name; false when none comes.
  private mutating func takeColon() -> Bool {
    guard place == nil else { return false }
    skipBlanks()
    guard byte(offset) == UInt8(ascii: ":") else { return false }
    offset += 1
    return true
  }
}
