import LineEditing
import ParleySyntax

extension EntryScanner {
  /// Takes a statement that starts at ``offset`` with no sign of its own.
  mutating func takeStatement() {
    let start = offset
    let wordEnd = endOfName(at: start)
    guard wordEnd > start else {
      var code = CodeScan()
      return takeCode(&code)
    }
    if wordEnd == end, isCut {
      return finish(.statement(word: start, block: innermostBlock, after: closedBlock))
    }
    let word = text(start..<wordEnd)
    let closed = closedBlock
    closedBlock = nil
    if (closed == .ifElse && word == "else") || (closed == .tryCatch && word == "catch") {
      mark(.keyword, start, wordEnd)
      offset = wordEnd
      takeClause(word)
    } else if innermostBlock == .experiment, let clause = ClauseWord(rawValue: word) {
      mark(.keyword, start, wordEnd)
      offset = wordEnd
      takeLine(of: clause)
    } else if innermostBlock == .schema {
      takeField()
    } else if innermostBlock == .trial, MeasureStatement.Kind(rawValue: word) != nil {
      mark(.keyword, start, wordEnd)
      offset = wordEnd
      takeMeasure()
    } else if let setting = SettingSyntax.named(word) {
      mark(.setting, start, wordEnd)
      offset = wordEnd
      takeArgument(of: setting, inWith: false)
    } else if let verb = Verb.named(word) {
      mark(.keyword, start, wordEnd)
      offset = wordEnd
      takeArguments(of: verb)
    } else if isMistake(word, upTo: wordEnd) {
      mark(.mistake, start, wordEnd)
      offset = endOfLine(from: wordEnd)
      if offset == end { finish(.nothing) }
    } else {
      var code = CodeScan()
      takeCode(&code)
    }
  }

  /// Takes what follows a verb.
  private mutating func takeArguments(of verb: Verb) {
    switch verb {
    case .say: takeTextArgument(mayHaveSchema: true)
    case .user, .assistant: takeTextArgument()
    case .image, .document, .chat, .fork:
      takeWord(of: verb.rawValue)
      takeRest()
    case .send, .undo, .redo, .retry, .reset, .breakLoop, .continueLoop: takeRest()
    case .unset: takeUnset()
    case .with: takeLaidSettings()
    case .letVariable, .param: takeNewName(.variable)
    case .schema: takeNewName(.schema, block: .schema)
    case .def: takeNewName(.function, block: .other)
    case .tool: takeTool()
    case .mcp:
      skipBlanks()
      if opensText(offset) { takeText() }
      takeRest()
    case .experiment: takeNewName(.variable, block: .experiment)
    case .print, .fail, .expect, .write, .append, .include, .returnValue:
      var code = CodeScan()
      code.allowsRequest = verb == .returnValue
      code.pathOwner =
        verb == .write || verb == .append || verb == .include ? verb.rawValue : nil
      takeCode(&code)
    case .ifElse: takeHeader(.ifElse, operand: .due)
    case .forEach: takeHeader(.other, operand: .due, declares: .beforeIn)
    case .whileLoop, .repeatLoop: takeHeader(.other, operand: .due)
    case .tryCatch: takeHeader(.tryCatch, operand: .notOffered)
    }
  }

  /// Takes what stands before a block.
  mutating func takeHeader(
    _ owner: BlockOwner,
    operand: CodeScan.Operand,
    declares: CodeScan.Declaration = .nothing
  ) {
    var code = CodeScan()
    code.block = owner
    code.operand = operand
    code.declares = declares
    takeCode(&code)
  }

  /// Takes a name that is made here, and what follows it.
  private mutating func takeNewName(_ kind: DeclaredName.Kind, block: BlockOwner? = nil) {
    skipBlanks()
    let nameEnd = endOfName(at: offset)
    guard nameEnd < end else { return finish(.nothing) }
    declare(offset..<nameEnd, kind)
    offset = nameEnd
    var code = CodeScan()
    code.operand = .notOffered
    code.block = block
    code.declares = block == .other ? .inParentheses : .nothing
    takeCode(&code)
  }

  /// Takes what follows `else` or `catch`.
  private mutating func takeClause(_ word: String) {
    skipBlanks()
    let nameEnd = endOfName(at: offset)
    if word == "else", text(offset..<nameEnd) == "if", nameEnd < end || !isCut {
      mark(.keyword, offset, nameEnd)
      offset = nameEnd
      return takeHeader(.ifElse, operand: .due)
    }
    if word == "catch" {
      guard nameEnd < end else { return finish(.nothing) }
      declare(offset..<nameEnd, .error)
      offset = nameEnd
    }
    takeHeader(.other, operand: .notOffered)
  }

  private mutating func takeUnset() {
    skipBlanks()
    let nameEnd = endOfName(at: offset)
    guard nameEnd < end else { return finish(.unset(word: offset)) }
    offset = nameEnd
    takeRest()
  }

  /// Takes what is left of a statement to which nothing belongs any more.
  mutating func takeRest() {
    guard place == nil else { return }
    var code = CodeScan()
    code.operand = .notOffered
    takeCode(&code)
  }

  // MARK: Settings

  /// Takes the argument of a setting.
  private mutating func takeArgument(of setting: SettingSyntax, inWith: Bool) {
    switch setting.argument {
    case .word, .wordOrInteger: takeWord(of: setting.name)
    case .words, .texts: takeWords(of: setting.name)
    case .text where inWith:
      skipBlanks()
      if opensText(offset) { takeText() }
    case .text: return takeTextArgument()
    case .integer, .number: return takeNumber(inWith: inWith)
    case .field:
      skipBlanks()
      let nameEnd = endOfName(at: offset)
      guard nameEnd < end else { return finish(.nothing) }
      offset = nameEnd
      return takeNumber(inWith: inWith)
    }
    if !inWith { takeRest() }
  }

  mutating func takeNumber(inWith: Bool) {
    var code = CodeScan()
    code.block = inWith ? .other : nil
    code.stopsAtComma = inWith
    code.isQuietAtStart = true
    takeCode(&code)
  }

  /// Takes a word, or a text literal in its place.
  mutating func takeWord(of owner: String) {
    skipBlanks()
    guard offset < end else { return finish(.argument(of: owner, word: end, quote: nil)) }
    if opensText(offset) { return takeText(.argument(owner)) }
    let start = offset
    guard bytes[start] != UInt8(ascii: "#") else { return }
    if !isCut, Self.isDigit(bytes[start]) {
      var numberEnd = start
      while numberEnd < end, Self.isDigit(bytes[numberEnd]) || bytes[numberEnd] == UInt8(ascii: "_")
      {
        numberEnd += 1
      }
      if numberEnd == end || Self.isBlank(bytes[numberEnd]) || ",\n".utf8.contains(bytes[numberEnd])
      {
        mark(.number, start, numberEnd)
        offset = numberEnd
        return
      }
    }
    takeTemplate(to: endOfLine(from: start), stop: .word)
    if offset == end { finish(.argument(of: owner, word: start, quote: nil)) }
  }

  /// Takes text literals with commas between them, or a word.
  private mutating func takeWords(of owner: String) {
    while place == nil {
      takeWord(of: owner)
      let comma = skippingBlanks(from: offset)
      guard byte(comma) == UInt8(ascii: ",") else { return }
      var next = comma + 1
      while next < end, Self.isBlank(bytes[next]) || bytes[next] == UInt8(ascii: "\n") { next += 1 }
      // In `with` a comma may also stand before the next setting.
      guard next == end || opensText(next) else { return }
      offset = next
    }
  }

  /// Takes the settings of `with` and the brace after them.
  private mutating func takeLaidSettings() {
    while place == nil {
      while offset < end, Self.isBlank(bytes[offset]) || bytes[offset] == UInt8(ascii: "\n") {
        offset += 1
      }
      let start = offset
      let wordEnd = endOfName(at: start)
      if wordEnd == end { return finish(.setting(word: start)) }
      guard let setting = SettingSyntax.named(text(start..<wordEnd)) else {
        return takeHeader(.other, operand: .notOffered)
      }
      mark(.setting, start, wordEnd)
      offset = wordEnd
      let outer = blocks.count
      takeArgument(of: setting, inWith: true)
      skipBlanks()
      if place != nil || blocks.count > outer { return }
      guard byte(offset) == UInt8(ascii: ",") else {
        return takeHeader(.other, operand: .notOffered)
      }
      offset += 1
    }
  }

  // MARK: Mistakes

  /// Whether a first word that is neither verb nor setting can start nothing, told as soon as a blank follows what was begun.
  private func isMistake(_ word: String, upTo wordEnd: Int) -> Bool {
    guard !isCut else { return !startsExpression(word, upTo: wordEnd) }
    var finished = wordEnd
    while finished < end, !Self.isBlank(bytes[finished]), bytes[finished] != UInt8(ascii: "\n") {
      finished += 1
    }
    return finished < end && !startsExpression(word, upTo: wordEnd)
  }

  /// Whether a word can start an assignment or an expression, by what follows it.
  ///
  /// The parser's own rule, and beyond it a word that stands alone has to be a name that is known.
  private func startsExpression(_ word: String, upTo wordEnd: Int) -> Bool {
    if ["not", "true", "false", "null"].contains(word) { return true }
    if ReservedWord.all.contains(word) { return false }
    let after = skippingBlanks(from: wordEnd)
    switch byte(after) {
    case 0, UInt8(ascii: "\n"), UInt8(ascii: "#"), UInt8(ascii: ";"), UInt8(ascii: "}"):
      return isKnown(word)
    case UInt8(ascii: "("): return after == wordEnd
    case UInt8(ascii: "."):
      let nameEnd = endOfName(at: after + 1)
      return after == wordEnd && (nameEnd > after + 1 || (isCut && nameEnd == end))
    case UInt8(ascii: "!"): return byte(after + 1) == UInt8(ascii: "=")
    case UInt8(ascii: ","): return assignsSeveral(from: after)
    case let next where "=+-*/%<>[&|?^~".utf8.contains(next): return true
    case UInt8(ascii: ":"): return byte(after + 1) == UInt8(ascii: "=")
    default:
      let nextEnd = endOfName(at: after)
      if isCut, nextEnd == end { return true }
      let next = text(after..<nextEnd)
      return Self.operatorWords.contains(next) || next == "if"
    }
  }

  /// Whether `=` follows on the line after names and commas.
  private func assignsSeveral(from comma: Int) -> Bool {
    let lineEnd = endOfLine(from: comma)
    guard let sign = bytes[comma..<lineEnd].firstIndex(of: UInt8(ascii: "=")) else { return false }
    return bytes[comma..<sign].allSatisfy {
      Self.isLetter($0) || Self.isDigit($0) || Self.isBlank($0) || ",.[]".utf8.contains($0)
    }
  }

  private func isKnown(_ word: String) -> Bool {
    knownNames.contains(word) || declaredNames.contains { $0.name == word }
  }
}
