import ArgumentParser
import ParleyHost
import TerminalText

/// `parley`: the command line.
package struct ParleyCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "parley",
    abstract: "Runs conversation scripts for Claude.",
    discussion: """
      A script is a .claude file; a line says what happens next in a conversation:

        model haiku
        say Write a haiku about autumn.
        print "{{usage.output_tokens}} tokens, stopped by {{reply.stop_reason}}"

      `parley FILE` runs it, and `parley` alone starts a prompt that takes the same lines one by one. The key comes from \
      ANTHROPIC_API_KEY, and ANTHROPIC_BASE_URL names another server. Without either a small built-in model answers, \
      which is not Claude.

      Exit status: 0 fine, 1 an expectation failed, 2 the script is wrong, 3 the API or network failed after retries, \
      4 a budget or a permission stopped it, 64 the command line is wrong, 130 interrupted, 143 terminated.
      """,
    version: ParleyVersion.current,
    subcommands: [
      RunCommand.self, SayCommand.self, CheckCommand.self, FormatCommand.self, PlanCommand.self,
      ModelsCommand.self, RunsCommand.self, ServeCommand.self, ExplainCommand.self,
    ],
    defaultSubcommand: RunCommand.self
  )

  /// Makes the command.
  package init() {}

  /// Runs the command line of this process, and ends it with the status.
  ///
  /// A mistake that is found after the command line was read needs no line of usage.
  package static func runProcess() async {
    StandardDescriptors.fillGaps()
    do {
      var command = try DirectCommand.read(CommandLine.arguments.dropFirst()) ?? parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let error as ValidationError {
      OutputStream.standardError.write("Error: \(error.message.strippingControls)\n")
      exit(withError: ExitCode.validationFailure)
    } catch {
      exit(withError: error)
    }
  }
}
