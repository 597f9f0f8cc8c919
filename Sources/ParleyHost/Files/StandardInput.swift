import Glibc
import ParleyRuntime
import Synchronization

/// The script's `stdin`: read when it is first asked for, once.
package final class StandardInput: Sendable {
  /// What standard input is.
  package enum Source: Sendable, Equatable {
    /// A terminal: `stdin` is empty.
    case terminal
    /// A text that is there already.
    case text(String)
    /// An open file or pipe that is read to its end.
    case descriptor(Int32)
    /// The script itself came through it: `stdin` is an error.
    case holdsScript
  }

  private let source: Source
  private let limit: Int
  private let outcome = Mutex<Result<[UInt8], EffectError>?>(nil)

  /// Makes the input of a run; reads nothing.
  ///
  /// - Parameters:
  ///   - source: What it is.
  ///   - limit: The most that is read, in bytes.
  package init(_ source: Source, limit: Int = FileLimits().fileByteCount) {
    self.source = source
    self.limit = limit
  }

  /// Returns the whole text; the first call waits for its end.
  ///
  /// - Returns: The text; the same at each call.
  /// - Throws: ``EffectError`` of kind file, or limit when it goes on too long; the same at each call.
  package func text() throws(EffectError) -> String {
    try ScriptFiles.text(of: bytes(), from: "standard input")
  }

  /// Returns all bytes; the first call waits for their end.
  ///
  /// - Returns: The bytes; the same at each call.
  /// - Throws: ``EffectError`` of kind file, or limit when it goes on too long; the same at each call.
  package func bytes() throws(EffectError) -> [UInt8] {
    let result = outcome.withLock { outcome in
      if let outcome { return outcome }
      let result = Result { () throws(EffectError) in try read() }
      outcome = result
      return result
    }
    return try result.get()
  }

  private func read() throws(EffectError) -> [UInt8] {
    switch source {
    case .terminal: return []
    case .text(let text): return Array(text.utf8)
    case .holdsScript: throw .standardInputHoldsScript()
    case .descriptor(let descriptor):
      var bytes: [UInt8] = []
      do throws(SystemError) {
        try readToEnd(of: descriptor, into: &bytes, upTo: limit + 1)
      } catch {
        throw .standardInputFailed(error)
      }
      guard bytes.count <= limit else {
        throw .fileTooLarge("standard input", byteCount: nil, limit: limit)
      }
      return bytes
    }
  }
}
