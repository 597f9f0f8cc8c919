import ArgumentParser
import Glibc
import ParleyHost

extension OutputStream {
  /// Ends the command when something could not be written.
  ///
  /// - Parameter remark: What a user should know besides the reason.
  /// - Throws: `ExitCode`: as after SIGPIPE when the reader went away, else that of a failure, which standard error names.
  func requireWritten(remark: String? = nil) throws {
    switch failure {
    case .broken: throw ExitCode(128 + SIGPIPE)
    case .failed(let code):
      let reason = String(cString: strerror(code))
      let sentence = "standard output cannot be written: \(reason)"
      Self.standardError.write([sentence, remark].compactMap { $0 }.joined(separator: "; ") + "\n")
      throw ExitCode(ExitStatus.scriptWrong.rawValue)
    case nil: break
    }
  }
}
