import ArgumentParser

/// Reads the most usual command lines without the parser, whose preparations take most of a short run's time.
///
/// Only words, no options: `parley FILE ARGS…`, `parley run FILE ARGS…`, `parley check FILE…`, and `parley` alone. Everything else,
/// every mistake and every call for help is the parser's.
enum DirectCommand {
  /// The command of a command line; nil for one that the parser has to read.
  ///
  /// - Parameter arguments: The words after the program's name.
  /// - Returns: The command.
  static func read(_ arguments: ArraySlice<String>) -> (any ParsableCommand)? {
    guard arguments.allSatisfy({ !$0.hasPrefix("-") || $0 == "-" }) else { return nil }
    switch arguments.first {
    case RunCommand.name?: return RunCommand.plain(Array(arguments.dropFirst()))
    case CheckCommand.name? where arguments.count > 1:
      return CheckCommand.plain(Array(arguments.dropFirst()))
    case let first? where names.contains(first): return nil
    default: return RunCommand.plain(Array(arguments))
    }
  }

  /// The words that begin another command.
  private static var names: [String] {
    ["help"] + ParleyCommand.configuration.subcommands.map { $0.configuration.commandName ?? "" }
  }
}

extension RunCommand {
  fileprivate static let name = "run"

  /// The command with words and no options.
  fileprivate static func plain(_ words: [String]) -> RunCommand {
    var command = RunCommand()
    command.words = words
    command.helpParams = false
    command.runOptions = .unset
    command.providerOptions = .unset
    command.outputOptions = .unset
    command.tapeOptions = .unset
    command.lockOptions = .unset
    command.permissionOptions = .unset
    return command
  }
}

extension CheckCommand {
  fileprivate static let name = "check"

  /// The command with files and no options.
  fileprivate static func plain(_ files: [String]) -> CheckCommand {
    var command = CheckCommand()
    command.files = files
    command.format = .text
    command.color = .auto
    command.modelOptions = .unset
    command.permissionOptions = .unset
    return command
  }
}
