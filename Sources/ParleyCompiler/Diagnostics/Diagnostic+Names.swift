import ParleyDiagnostics
import ParleySyntax

extension Diagnostic.ID {
  /// A name that stands for nothing.
  package static let undefinedName = Self(rawValue: "name.undefined")
  /// A variable that is used, or needed by a function that is called, before it has a value.
  package static let usedTooEarly = Self(rawValue: "name.too-early")
  /// An assignment to a variable that was never made.
  package static let assignedWithoutLet = Self(rawValue: "name.assigned-without-let")
  /// An assignment to something that is no variable.
  package static let notAssignable = Self(rawValue: "name.not-assignable")
  /// A name that is made twice in one place.
  package static let alreadyDefined = Self(rawValue: "name.already-defined")
  /// A variable that hides another one.
  package static let hidesVariable = Self(rawValue: "name.hides")
  /// A name that nothing may hide.
  package static let protectedName = Self(rawValue: "name.protected")
  /// A function with the name of a verb.
  package static let functionNamedLikeVerb = Self(rawValue: "name.is-verb")
  /// A word that is also the name of a variable.
  package static let wordIsVariable = Self(rawValue: "name.word-is-variable")
  /// A field that replies, their usage or the run do not have.
  package static let unknownField = Self(rawValue: "name.unknown-field")
  /// A key that stands twice in a map.
  package static let doubledKey = Self(rawValue: "name.doubled-key")
  /// More variables in one function than a frame holds.
  package static let tooManyVariables = Self(rawValue: "name.too-many")
}

/// What is wrong with names.
extension Diagnostic {
  /// A name that stands for nothing; in `{{ }}` it may not have been meant as a name at all.
  static func undefined(
    _ name: Identifier,
    nearest: String?,
    isInText: Bool,
    isCalled: Bool
  ) -> Diagnostic {
    var help: [String] = []
    if isCalled && nearest == nil {
      help.append("make it with def \(name.text)(…) { … }")
    }
    if isInText {
      help.append("for the characters themselves write \\{{, or put the text into <<'END' … END")
    } else if nearest == nil && !isCalled {
      help.append("make it with let \(name.text) = …, or quote it if it is text: \"\(name.text)\"")
    }
    return Diagnostic(
      .undefinedName,
      "\(name.text) is not defined",
      at: name.span,
      help: help,
      fixIts: renaming(name, to: nearest)
    )
  }

  static func toolAsValue(_ name: Identifier) -> Diagnostic {
    Diagnostic(
      .undefinedName,
      "\(name.text) is a tool, which only the model calls",
      at: name.span,
      help: ["put what it does into a def, and call that from the tool and here"]
    )
  }

  static func schemaAsValue(_ name: Identifier) -> Diagnostic {
    Diagnostic(
      .undefinedName,
      "\(name.text) is a schema, and no value",
      at: name.span,
      help: ["it stands after `as`, and in the types of fields: say \"…\" as \(name.text)"]
    )
  }

  static func usedTooEarly(_ name: Identifier, definedAt later: SourceSpan) -> Diagnostic {
    Diagnostic(
      .usedTooEarly,
      "\(name.text) has no value here yet",
      at: name.span,
      notes: [Note("it is made here", at: later)],
      help: ["variables can be used from their line on: move that line up"]
    )
  }

  static func calledTooEarly(
    _ function: String,
    needs variable: String,
    definedAt later: SourceSpan,
    at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .usedTooEarly,
      "\(function) uses \(variable), which has no value here yet",
      at: span,
      notes: [Note("\(variable) is made here", at: later)],
      help: ["move that line up, or call \(function) below it"]
    )
  }

  static func assignedWithoutLet(_ name: Identifier, nearest: String?) -> Diagnostic {
    var fixIts = renaming(name, to: nearest)
    let letIt = FixIt(
      "make a new variable: let \(name.text) = …",
      [FixIt.Edit(name.span.beforeStart, "let ")]
    )
    fixIts.append(letIt)
    return Diagnostic(
      .assignedWithoutLet,
      "there is no variable \(name.text) to change",
      at: name.span,
      fixIts: fixIts
    )
  }

  static func notAssignable(_ name: Identifier) -> Diagnostic {
    Diagnostic(
      .notAssignable,
      "\(name.text) cannot be changed",
      at: name.span,
      label: "it is no variable",
      help: ["make a variable with another name: let my_\(name.text) = …"]
    )
  }

  /// A name that is made twice in one place; an earlier variable can be changed instead.
  static func alreadyDefined(
    _ name: Identifier,
    at earlier: SourceSpan,
    canBeChanged: Bool = false
  ) -> Diagnostic {
    let change = canBeChanged ? "to change it write \(name.text) = …; else " : ""
    return Diagnostic(
      .alreadyDefined,
      "\(name.text) is already defined here",
      at: name.span,
      notes: [Note("it was made here", at: earlier)],
      help: ["\(change)choose another name"]
    )
  }

  /// The key and the value of one `for` with the same name.
  static func sameLoopVariables(_ name: Identifier, at earlier: SourceSpan) -> Diagnostic {
    Diagnostic(
      .alreadyDefined,
      "the key and the value of a for have the same name \(name.text)",
      at: name.span,
      notes: [Note("it was made here", at: earlier)],
      help: ["the two names must differ: for key, value in …"]
    )
  }

  static func hides(
    _ name: Identifier,
    at outer: SourceSpan,
    mayChange: Bool
  ) -> Diagnostic {
    let change = mayChange ? "to change the outer one write \(name.text) = …; else " : ""
    return Diagnostic(
      .hidesVariable,
      "\(name.text) hides an outer variable of the same name",
      at: name.span,
      severity: .warning,
      label: "ends with its block",
      notes: [Note("the outer one is made here", at: outer)],
      help: ["\(change)choose another name"]
    )
  }

  static func protectedName(_ name: Identifier) -> Diagnostic {
    Diagnostic(
      .protectedName,
      "\(name.text) always stands for the run's own value and cannot be made anew",
      at: name.span,
      help: ["choose another name, such as my_\(name.text)"]
    )
  }

  static func functionNamedLikeVerb(_ name: Identifier) -> Diagnostic {
    Diagnostic(
      .functionNamedLikeVerb,
      "a function cannot be called \(name.text)",
      at: name.span,
      label: "a verb of the language",
      help: ["choose another name, such as my_\(name.text)"]
    )
  }

  static func wordIsVariable(_ word: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .wordIsVariable,
      "\(word) is taken as it is written here, not as the variable \(word)",
      at: span,
      severity: .warning,
      help: ["to mean the word, quote it: \"\(word)\""],
      fixIts: [
        FixIt("to mean the variable, write {{\(word)}}", [FixIt.Edit(span, "{{\(word)}}")])
      ]
    )
  }

  static func unknownField(_ name: Identifier, of owner: String, fields: [String]) -> Diagnostic {
    let nearest = NearestName.of(name.text, among: fields)
    return Diagnostic(
      .unknownField,
      "\(owner) has no field \(name.text)",
      at: name.span,
      help: nearest == nil ? ["its fields: \(fields.joined(separator: " "))"] : [],
      fixIts: renaming(name, to: nearest)
    )
  }

  static func doubledKey(_ key: String, first: SourceSpan, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .doubledKey,
      "the map has the key \(key) twice",
      at: span,
      notes: [Note("it stands here first", at: first)],
      help: ["leave one of them out"]
    )
  }

  static func tooManyVariables(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .tooManyVariables,
      "there are more than \(FunctionScope.maximumSlotCount) variables in one function",
      at: span.beforeStart,
      help: ["keep the values in a list or a map"]
    )
  }

  private static func renaming(_ name: Identifier, to nearest: String?) -> [FixIt] {
    guard let nearest else { return [] }
    return [FixIt("did you mean \(nearest)?", [FixIt.Edit(name.span, nearest)])]
  }
}
