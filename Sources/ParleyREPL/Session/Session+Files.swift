import ParleyHost
import ParleyRuntime
import TerminalText

extension Session {
  /// `:save FILE`.
  mutating func save(to path: String, replacing replaces: Bool) throws(CommandMistake) {
    do throws(EffectError) {
      let lines = try SessionFiles.save(&log, to: path, on: host, replaces: replaces)
      for line in lines { tell(line) }
    } catch {
      throw CommandMistake(error)
    }
  }

  /// `:load FILE`.
  nonisolated(nonsending) mutating func load(_ path: String) async throws(CommandMistake) {
    let entry: TypedEntry
    do throws(EffectError) {
      entry = try SessionFiles.entry(loading: path, on: host)
    } catch {
      throw CommandMistake(error)
    }
    // The command is over before what it enters begins.
    log.end(.done, in: host.currentConversations)
    _ = await enter(entry)
  }

  /// `:run FILE`.
  nonisolated(nonsending) mutating func runApart(_ path: String) async throws(CommandMistake) {
    display.beginEntry()
    do throws(EffectError) {
      let status = try await SessionFiles.run(path, on: host)
      _ = display.endEntry()
      tell("\(path) ended with \(status.rawValue)")
    } catch {
      _ = display.endEntry()
      throw CommandMistake(error)
    }
  }
}

extension CommandMistake {
  /// What went wrong with a file, as a mistake of the command that named it.
  init(_ error: EffectError) { self.init(error.message, help: error.help) }
}
