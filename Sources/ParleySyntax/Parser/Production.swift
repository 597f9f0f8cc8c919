/// The productions of the grammar that have a parser function.
///
/// The parser notes which ones it uses, so that a test can tell which the corpus exercises.
package enum Production: UInt8, CaseIterable, Sendable {
  // Structure
  case script, statements, statement, block
  // Settings
  case settingStatement, settingArgument, setStatement, unsetStatement, withStatement
  // Conversation
  case request, sayRequest, turnStatement, attachmentStatement, historyStatement
  case conversationStatement
  // Texts
  case textArgument, bareText, wordArgument, word, text, quotedText, rawText, tripleText, heredoc
  case interpolation, escape
  // Variables and output
  case letStatement, paramStatement, assignmentStatement, rightHandSide, printStatement
  case writeStatement, failStatement, expectStatement, expressionStatement
  // Control flow
  case ifStatement, forStatement, whileStatement, repeatStatement, jumpStatement, defStatement
  case parameter, returnStatement, includeStatement, tryStatement
  // Experiments
  case experimentStatement, experimentClause, varyClause, dataClause, limitClause, trialClause
  case measureStatement
  // Structured output and tools
  case schemaStatement, field, type, toolStatement, mcpStatement
  // Expressions
  case expression, lambda, conditional, disjunction, conjunction, negation, comparison, sum, product
  case sign, postfix, arguments, subscript_, primary, list, map, key

  /// The name in the grammar: lower case words joined by `-`.
  package var name: String {
    var name = ""
    for character in String(describing: self) where character != "_" {
      name += character.isUppercase ? "-\(character.lowercased())" : String(character)
    }
    return name
  }
}

/// A set of productions.
package struct ProductionSet: Hashable, Sendable {
  private var bits: UInt128 = 0

  /// Makes an empty set.
  package init() {}

  /// Adds a production.
  mutating func insert(_ production: Production) {
    bits |= 1 &<< UInt128(production.rawValue)
  }

  /// The number of productions in the set.
  package var count: Int { bits.nonzeroBitCount }

  /// Whether a production is in the set.
  package func contains(_ production: Production) -> Bool {
    bits & (1 &<< UInt128(production.rawValue)) != 0
  }
}
