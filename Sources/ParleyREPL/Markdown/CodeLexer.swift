/// Colours code as it comes, one scalar after the other: keywords, texts, numbers and comments.
///
/// It holds at most a word, so code appears word by word, and it never changes a character. It knows a language by a
/// table (``CodeLanguage``), not by a grammar: a guess is enough for colours.
struct CodeLexer: Sendable {
  /// A stretch of code with one look, without line breaks.
  struct Stretch: Hashable, Sendable {
    /// The code.
    var text: String
    /// Its look.
    var look: TextLook
  }

  /// How many scalars of a word are held at most.
  static let heldLimit = 64

  private enum State: Sendable {
    case code
    case word
    case number
    case literal(CodeLanguage.Literal)
    case text
  }

  private let language: CodeLanguage?
  private var state = State.code
  /// What is not handed out yet: all of one look.
  private var pending = ""
  private var pendingLook: TextLook = []
  /// What may be the opening of a literal.
  private var opening = ""
  /// The end of a literal as far as it is known, and whether the next scalar is escaped.
  private var tail = ""
  private var isEscaped = false
  private var lastInCode: Unicode.Scalar = "\n"
  private var isInTag = false
  private var isFirstWord = true

  /// Makes a lexer for a block's first line.
  ///
  /// - Parameter language: The language; nil for code that gets no colours.
  init(_ language: CodeLanguage?) {
    self.language = language
  }

  /// How many characters are held.
  var heldCount: Int { pending.unicodeScalars.count + opening.unicodeScalars.count }

  /// Takes one scalar of a line and adds what is known now.
  mutating func append(_ scalar: Unicode.Scalar, to stretches: inout [Stretch]) {
    guard language != nil else {
      stretches.append(Stretch(text: String(scalar), look: []))
      return
    }
    lex(scalar, &stretches)
  }

  /// Ends a line and adds what is left of it.
  mutating func endLine(into stretches: inout [Stretch]) {
    settleOpening(&stretches)
    finishWord(before: "\n", &stretches)
    release(&stretches)
    switch state {
    case .literal(let literal) where literal.isMultiline && !literal.closing.isEmpty: break
    default: state = .code
    }
    isEscaped = false
    lastInCode = "\n"
    isFirstWord = true
  }

  // MARK: States

  private mutating func lex(_ scalar: Unicode.Scalar, _ stretches: inout [Stretch]) {
    switch state {
    case .literal(let literal): continueLiteral(literal, scalar, &stretches)
    case .text: emit(scalar, .string, &stretches)
    case .word where Self.isWordPart(scalar) || (isKeyPart(scalar)):
      emitWordPart(scalar, &stretches)
    case .number where Self.isWordPart(scalar): emit(scalar, .number, &stretches)
    case .word, .number:
      finishWord(before: scalar, &stretches)
      if case .text = state {
        emit(scalar, .string, &stretches)
      } else {
        lexCode(scalar, &stretches)
      }
    case .code: lexCode(scalar, &stretches)
    }
  }

  private mutating func lexCode(_ scalar: Unicode.Scalar, _ stretches: inout [Stretch]) {
    guard !opening.isEmpty || language?.mayOpen(with: scalar) == true else {
      startToken(scalar, &stretches)
      return
    }
    var candidate = opening
    candidate.unicodeScalars.append(scalar)
    if isOpeningPrefix(candidate) {
      opening = candidate
      return
    }
    if !opening.isEmpty {
      settleOpening(&stretches)
      lex(scalar, &stretches)
      return
    }
    startToken(scalar, &stretches)
  }

  private mutating func startToken(_ scalar: Unicode.Scalar, _ stretches: inout [Stretch]) {
    let isCode = language?.isMarkup != true || isInTag
    if isCode, scalar.isDecimalDigit, !Self.isWordPart(lastInCode) {
      state = .number
      emit(scalar, .number, &stretches)
    } else if isCode, Self.isWordPart(scalar) {
      release(&stretches)
      state = .word
      emit(scalar, [], &stretches)
    } else {
      emit(scalar, [], &stretches)
      startPunctuation(scalar)
    }
    lastInCode = scalar
  }

  private mutating func startPunctuation(_ scalar: Unicode.Scalar) {
    if language?.isMarkup == true {
      if scalar == "<" { isFirstWord = true }
      if scalar == "<" || scalar == ">" { isInTag = scalar == "<" }
    } else if !scalar.isMarkdownBlank {
      isFirstWord = false
    }
  }

  /// Decides what the characters are that could have gone on as a longer opening.
  private mutating func settleOpening(_ stretches: inout [Stretch]) {
    guard !opening.isEmpty else { return }
    let held = opening
    opening = ""
    let literal = literals.first { held.hasPrefix($0.opening) }
    let length = literal?.opening.unicodeScalars.count ?? 1
    if let literal {
      state = .literal(literal)
      tail = ""
      isEscaped = false
      for scalar in literal.opening.unicodeScalars { emit(scalar, literal.look, &stretches) }
    } else if let first = held.unicodeScalars.first {
      startToken(first, &stretches)
    }
    for scalar in held.unicodeScalars.dropFirst(length) { lex(scalar, &stretches) }
  }

  private mutating func continueLiteral(
    _ literal: CodeLanguage.Literal,
    _ scalar: Unicode.Scalar,
    _ stretches: inout [Stretch]
  ) {
    emit(scalar, literal.look, &stretches)
    guard !literal.closing.isEmpty else { return }
    if isEscaped {
      isEscaped = false
      tail = ""
      return
    }
    if literal.hasEscapes, scalar == "\\" {
      isEscaped = true
      return
    }
    tail.unicodeScalars.append(scalar)
    if tail.unicodeScalars.count > literal.closing.unicodeScalars.count {
      tail.unicodeScalars.removeFirst()
    }
    if tail == literal.closing {
      state = .code
      tail = ""
      lastInCode = scalar
    }
  }

  private mutating func emitWordPart(_ scalar: Unicode.Scalar, _ stretches: inout [Stretch]) {
    emit(scalar, [], &stretches)
    lastInCode = scalar
  }

  /// Gives a word its look when the scalar after it is known.
  private mutating func finishWord(before next: Unicode.Scalar, _ stretches: inout [Stretch]) {
    if case .number = state { state = .code }
    guard case .word = state, let language else { return }
    state = .code
    let word = language.ignoresCase ? pending.lowercased() : pending
    let isTagName = language.isMarkup && isFirstWord
    if language.keywords.contains(word) || (language.hasKeys && next == ":") || isTagName {
      pendingLook = .keyword
    }
    if isFirstWord, language.textVerbs.contains(word), next == " " || next == "\t" { state = .text }
    isFirstWord = false
    release(&stretches)
  }

  // MARK: Handing out

  private mutating func emit(
    _ scalar: Unicode.Scalar,
    _ look: TextLook,
    _ stretches: inout [Stretch]
  ) {
    if look != pendingLook { release(&stretches) }
    let isBlank = scalar == " " || scalar == "\t"
    if isBlank || pending.unicodeScalars.count >= Self.heldLimit { release(&stretches) }
    pendingLook = look
    pending.unicodeScalars.append(scalar)
  }

  private mutating func release(_ stretches: inout [Stretch]) {
    guard !pending.isEmpty else { return }
    stretches.append(Stretch(text: pending, look: pendingLook))
    pending = ""
    pendingLook = []
  }

  // MARK: Characters

  private var literals: [CodeLanguage.Literal] {
    guard let language else { return [] }
    let isAfterWord = Self.isWordPart(lastInCode) || lastInCode == "$"
    return language.literals.filter { literal in
      if literal.needsBlankBefore, isAfterWord { return false }
      return !language.isMarkup || isInTag || literal.look == .comment
    }
  }

  private func isOpeningPrefix(_ text: String) -> Bool {
    literals.contains { $0.opening.hasPrefix(text) }
  }

  private func isKeyPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" && (language?.hasKeys == true || language?.isMarkup == true)
  }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_": true
    default: !scalar.isASCII && scalar.properties.isXIDContinue
    }
  }
}
