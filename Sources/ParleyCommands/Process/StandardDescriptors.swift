import Glibc

/// The three descriptors that every process starts with.
enum StandardDescriptors {
  /// Opens those that are closed, so that no file or connection of the run becomes standard output and gets what is printed.
  ///
  /// Standard input is at its end then, and writing to an output is an error. The system's queue of events may have taken the first
  /// of them already; reading and writing that is an error too.
  static func fillGaps() {
    while true {
      let descriptor = open("/dev/null", O_RDONLY)
      if (0...STDERR_FILENO).contains(descriptor) { continue }
      if descriptor >= 0 { close(descriptor) }
      return
    }
  }
}
