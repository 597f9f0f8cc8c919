import Glibc

/// The file of one run: whole lines are appended, each with one write(2).
///
/// What was written survives the death of the process. When the system refuses a line, what was written of it is taken back.
struct JournalFile: ~Copyable {
  /// Why no more is written.
  enum Stop: Error, Equatable {
    /// The system refused.
    case system(SystemError)
    /// The run's limit in bytes is reached.
    case full(limit: Int)
  }

  private let file: OpenFile
  private let limit: Int
  private var byteCount = 0

  /// Takes over an empty file that is open for appending.
  init(_ file: consuming OpenFile, limit: Int) {
    self.file = file
    self.limit = limit
  }

  /// The system's number of the file, for fdatasync(2).
  var descriptor: Int32 { file.descriptor }

  /// Appends a line, whose newline is its last byte.
  ///
  /// - Throws: ``Stop``; the file ends with the line before then, as far as the disk allows.
  mutating func append(_ line: [UInt8]) throws(Stop) {
    guard line.count <= limit - byteCount else { throw .full(limit: limit) }
    do throws(SystemError) {
      try file.write(line.span)
    } catch {
      _ = ftruncate(file.descriptor, byteCount)
      throw .system(error)
    }
    byteCount += line.count
  }
}
