import ParleyDiagnostics
import ParleyRuntime
import ParleySyntax

extension Lowering {
  /// Lowers a text whose value the script goes on with.
  mutating func lowerText(_ text: TextTemplate) {
    lower(text) { .text($0) }
  }

  /// Lowers a text that is only sent.
  mutating func lowerPrompt(_ text: TextTemplate) {
    checkEnd(ofBareText: text)
    lower(text) { .prompt($0) }
  }

  /// Lowers some parts of a text as a text of their own.
  mutating func lowerText(of parts: [TextPart], at span: SourceSpan) {
    lower(parts, at: span) { .text($0) }
  }

  /// Lowers a word argument; a word that is also a variable's name is doubtful.
  mutating func lowerWord(_ text: TextTemplate) {
    checkWord(text)
    lowerText(text)
  }

  private mutating func lower(_ text: TextTemplate, joinedBy join: (UInt32) -> Instruction) {
    if let constant = text.constant {
      emitConstant(.text(constant), at: text.span)
      return
    }
    lower(text.parts, at: text.span, joinedBy: join)
  }

  private mutating func lower(
    _ parts: [TextPart],
    at span: SourceSpan,
    joinedBy join: (UInt32) -> Instruction
  ) {
    templateDepth += 1
    for part in parts {
      switch part {
      case .literal(let literal): emitConstant(.text(literal), at: span)
      case .expression(let expression):
        lower(expression)
        emit(.requireText, at: expression.span)
      }
    }
    templateDepth -= 1
    emit(join(UInt32(parts.count)), at: span)
  }

  /// Reports a word that is also a variable's name.
  mutating func checkWord(_ text: TextTemplate) {
    guard text.form == .word, let word = text.constant, isVariable(word) else { return }
    report(.wordIsVariable(word, at: text.span))
  }
}
