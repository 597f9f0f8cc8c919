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
    lower(text) { .prompt($0) }
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
    templateDepth += 1
    for part in text.parts {
      switch part {
      case .literal(let literal): emitConstant(.text(literal), at: text.span)
      case .expression(let expression):
        lower(expression)
        emit(.requireText, at: expression.span)
      }
    }
    templateDepth -= 1
    emit(join(UInt32(text.parts.count)), at: text.span)
  }

  /// Reports a word that is also a variable's name.
  mutating func checkWord(_ text: TextTemplate) {
    guard text.form == .word, let word = text.constant, isVariable(word) else { return }
    report(.wordIsVariable(word, at: text.span))
  }
}
