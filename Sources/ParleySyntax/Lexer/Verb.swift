/// The first word of a statement that is not a setting's name.
package enum Verb: String, CaseIterable, Sendable {
  /// Sends a user turn.
  case say
  /// Appends a user turn.
  case user
  /// Appends an assistant turn.
  case assistant
  /// Attaches a picture.
  case image
  /// Attaches a document.
  case document
  /// Sends what is there.
  case send
  /// Takes the last step back.
  case undo
  /// Restores the step taken back.
  case redo
  /// Makes the last request anew.
  case retry
  /// Drops all turns.
  case reset
  /// Switches to a conversation.
  case chat
  /// Copies the conversation.
  case fork
  /// Returns a setting to its default.
  case unset
  /// Lays settings over a block.
  case with
  /// Makes a variable.
  case letVariable = "let"
  /// Declares a parameter of the script.
  case param
  /// Prints values.
  case print
  /// Writes a file.
  case write
  /// Writes to the end of a file.
  case append
  /// Raises an error.
  case fail
  /// Checks a condition.
  case expect
  /// Decides.
  case ifElse = "if"
  /// Goes through a list or map.
  case forEach = "for"
  /// Repeats while a condition holds.
  case whileLoop = "while"
  /// Repeats a number of times.
  case repeatLoop = "repeat"
  /// Leaves a loop.
  case breakLoop = "break"
  /// Goes to a loop's next round.
  case continueLoop = "continue"
  /// Defines a function.
  case def
  /// Leaves a function.
  case returnValue = "return"
  /// Includes another source.
  case include
  /// Catches errors.
  case tryCatch = "try"
  /// Declares the shape of an answer.
  case schema
  /// Declares a tool.
  case tool
  /// Starts a server of tools.
  case mcp
  /// Runs an experiment.
  case experiment

  private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  /// The verb with this spelling; nil when there is none.
  package static func named(_ name: String) -> Verb? { byName[name] }

  /// Whether a statement that starts with this word has a verb, settings included.
  package static func isVerb(_ name: String) -> Bool {
    byName[name] != nil || SettingSyntax.named(name) != nil
  }

  /// Every word that a statement may start with, settings included.
  package static let allNames = allCases.map(\.rawValue) + SettingSyntax.all.map(\.name)

  /// Whether the verb is complete without anything after it.
  var mayStandAlone: Bool {
    switch self {
    case .send, .undo, .redo, .retry, .reset, .print, .breakLoop, .continueLoop, .returnValue: true
    default: false
    }
  }

  /// Whether the rest of the line is text.
  var takesText: Bool { self == .say || self == .user || self == .assistant }
}

/// The words that are no names, except after `.` and before `:`.
package enum ReservedWord {
  /// Every reserved word.
  package static let all: Set<String> = [
    "and", "or", "not", "in", "if", "else", "for", "while", "repeat", "def", "let", "return",
    "break",
    "continue", "try", "catch", "as", "contains", "matches", "true", "false", "null", "say", "send",
    "retry",
  ]
}
