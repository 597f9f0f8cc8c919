/// What is wrong with a pattern, and where in it.
package struct RegexError: Error, Sendable, Equatable {
  /// What is wrong: stands on its own, lower case, no full stop.
  package let message: String
  /// Where it begins, as a UTF-8 offset in the pattern.
  package let offset: Int
  /// What to do about it; nil where nothing is known.
  package let help: String?
}

/// All wording of the pattern parser.
extension RegexError {
  static func unsupported(_ construct: String, at offset: Int) -> RegexError {
    RegexError(
      message: "the pattern uses \(construct), which the linear-time engine does not have",
      offset: offset,
      help: nil
    )
  }

  static func lookAround(_ spelling: String, at offset: Int) -> RegexError {
    let kind = spelling.contains("<") ? "look-behind" : "look-ahead"
    return RegexError(
      message:
        "the pattern uses \(kind) (\(spelling)…), which the linear-time engine does not have",
      offset: offset,
      help: "match the surroundings too and take the part in a group, or use two checks"
    )
  }

  static func backReference(_ spelling: String, at offset: Int) -> RegexError {
    RegexError(
      message:
        "the pattern uses a back-reference (\(spelling)), which the linear-time engine does not have",
      offset: offset,
      help: "take both parts in groups and compare them with =="
    )
  }

  static func possessive(_ spelling: String, at offset: Int) -> RegexError {
    RegexError(
      message:
        "the pattern repeats a repetition (\(spelling)); possessive forms do not exist here either",
      offset: offset,
      help: "put the inner repetition in (?:…)"
    )
  }

  static func nothingToRepeat(_ spelling: String, at offset: Int) -> RegexError {
    RegexError(
      message: "'\(spelling)' has nothing to repeat",
      offset: offset,
      help: "write \\\(spelling) for the character itself"
    )
  }

  static func badRepeat(_ spelling: String, at offset: Int, _ reason: String) -> RegexError {
    RegexError(message: "the repetition \(spelling) \(reason)", offset: offset, help: nil)
  }

  static func missingLeast(_ spelling: String, at offset: Int) -> RegexError {
    RegexError(
      message: "the repetition \(spelling) does not say how often at least",
      offset: offset,
      help: "write {0\(spelling.dropFirst()), or \\{ for the character itself"
    )
  }

  static func unclosedGroup(at offset: Int) -> RegexError {
    RegexError(
      message: "this '(' is never closed",
      offset: offset,
      help: "add a ')', or write \\( for the character itself"
    )
  }

  static func unopenedGroup(at offset: Int) -> RegexError {
    RegexError(
      message: "this ')' closes no group",
      offset: offset,
      help: "write \\) for the character itself"
    )
  }

  static func unclosedClass(at offset: Int) -> RegexError {
    RegexError(
      message: "this '[' is never closed",
      offset: offset,
      help: "add a ']', or write \\[ for the character itself"
    )
  }

  static func badRange(_ spelling: String, at offset: Int, _ reason: String) -> RegexError {
    RegexError(message: "the range \(spelling) \(reason)", offset: offset, help: nil)
  }

  static func unknownClass(_ name: String, nearest: String?, at offset: Int) -> RegexError {
    RegexError(
      message: "there is no class [:\(name):]",
      offset: offset,
      help: nearest.map { "did you mean [:\($0):]?" }
    )
  }

  static func unknownProperty(_ name: String, nearest: String?, at offset: Int) -> RegexError {
    RegexError(
      message: "there is no general category or script named '\(name)'",
      offset: offset,
      help: nearest.map { "did you mean \\p{\($0)}?" }
        ?? "categories are written as \\p{L} or \\p{Lu}, scripts as \\p{Greek}"
    )
  }

  static func unknownEscape(_ spelling: String, at offset: Int) -> RegexError {
    RegexError(message: "'\(spelling)' is no escape that patterns know", offset: offset, help: nil)
  }

  static func badEscape(_ spelling: String, at offset: Int) -> RegexError {
    RegexError(
      message: "'\(spelling)' names no Unicode scalar",
      offset: offset,
      help: "write two digits (\\x41) or braces (\\x{1F389}), up to 10FFFF without surrogates"
    )
  }

  static func trailingBackslash(at offset: Int) -> RegexError {
    RegexError(
      message: "the pattern ends in a backslash",
      offset: offset,
      help: "write \\\\ for the character itself"
    )
  }

  static func badGroupName(_ name: String, at offset: Int) -> RegexError {
    RegexError(
      message: name.isEmpty ? "the group has an empty name" : "'\(name)' is no name for a group",
      offset: offset,
      help: "a name is a letter or _, then letters, digits and _"
    )
  }

  static func repeatedGroupName(_ name: String, at offset: Int) -> RegexError {
    RegexError(message: "two groups are named '\(name)'", offset: offset, help: nil)
  }

  static func unknownFlag(_ flag: String, at offset: Int) -> RegexError {
    RegexError(
      message: "there is no flag '\(flag)'",
      offset: offset,
      help: "the flags are (?i) any case, (?m) ^ and $ at lines, (?s) . matches line feeds too"
    )
  }

  static func unfinishedFlags(at offset: Int) -> RegexError {
    RegexError(
      message: "the group after '(?' is not complete",
      offset: offset,
      help: "write (?:…), (?<name>…), (?i) or (?i:…)"
    )
  }

  static func tooManyGroups(limit: Int, at offset: Int) -> RegexError {
    RegexError(
      message: "the pattern has more than \(limit) groups",
      offset: offset,
      help: "write (?:…) for a group whose text is not needed"
    )
  }

  static func tooLong(limit: Int) -> RegexError {
    RegexError(
      message: "the pattern is longer than \(limit) characters",
      offset: 0,
      help: "to look for many texts, use contains for each"
    )
  }

  static func tooDeep(limit: Int, at offset: Int) -> RegexError {
    RegexError(
      message: "the pattern nests groups deeper than \(limit)",
      offset: offset,
      help: nil
    )
  }

  static func tooLarge(limit: Int) -> RegexError {
    RegexError(
      message: "the pattern is too large: written out it has more than \(limit) steps",
      offset: 0,
      help: "use smaller counts in {m,n}"
    )
  }
}
