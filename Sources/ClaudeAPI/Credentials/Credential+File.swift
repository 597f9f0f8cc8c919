extension Credential {
  /// Reads an API key from a file that nobody else may read.
  ///
  /// - Parameter path: The file: the key alone, blanks and line ends around it do not count.
  /// - Throws: ``ClaudeError`` with code `configuration` for a file that is not there, belongs to another user, may be read or written by
  ///   others, or holds no key.
  package init(fileAt path: String) throws(ClaudeError) {
    let bytes: [UInt8]?
    do {
      bytes = try PrivateFile.read(path, privacy: .secret)
    } catch {
      throw .unusableKeyFile(error.reason)
    }
    guard let bytes else { throw .unusableKeyFile("there is no \(path)") }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .unusableKeyFile("\(path) is not text")
    }
    self = .apiKey(try Secret(text, from: path))
  }
}
