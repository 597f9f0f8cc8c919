import ArgumentParser
import ParleyHost

/// The lock of a run, as the command line asks for it.
struct LockChoice: Sendable {
  /// Where it is.
  let path: String
  /// What the run is held to; nil where the lock is written.
  let locked: LockContents?

  /// Reads the options, and the lock where the run is held to one; nil where none is asked for.
  ///
  /// - Parameters:
  ///   - options: The options.
  ///   - script: The path of the script; nil or `-` for standard input.
  /// - Throws: `ValidationError` for options that do not go together, and a lock that cannot be used.
  init?(_ options: LockOptions, script: String?) throws {
    guard options.lock || options.locked else { return nil }
    guard options.lock != options.locked else {
      throw ValidationError("--lock and --locked exclude each other: choose one")
    }
    guard let script, script != "-" else {
      let option = options.lock ? "--lock" : "--locked"
      throw ValidationError("\(option) is about a file beside the script: name the script's file")
    }
    path = script + ".lock"
    guard options.locked else {
      locked = nil
      return
    }
    do throws(LockError) {
      locked = try Self.contents(at: path)
    } catch {
      throw ValidationError("\(error.message): \(error.help)")
    }
  }

  private static func contents(at path: String) throws(LockError) -> LockContents {
    let bytes: [UInt8]
    do throws(FileContents.ReadError) {
      bytes = try FileContents.bytes(at: path)
    } catch {
      throw .unreadable(path, error.reason)
    }
    return try LockContents(bytes, path: path)
  }

  /// What is shown where a run differs from its lock.
  func refusal(_ drift: LockDrift) -> String {
    let differences = drift.sentences.map { "  \($0)\n" }.joined()
    return
      "error: this is not the run that \(path) describes, and nothing was sent:\n\(differences)"
      + "help: bring back what is locked, or accept the change with --lock\n"
  }
}
