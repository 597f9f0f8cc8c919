/// What the command line allows a script beyond its own folder, as it was written there.
package struct Grants: Sendable, Equatable {
  /// `--allow-read=PATH`: a file, or a folder with all that is beneath it.
  package var reads: [String]
  /// `--allow-write=PATH`: a file, or a folder with all that is beneath it; it does not allow to read there.
  package var writes: [String]
  /// `--allow-env=NAME`.
  package var variables: [String]
  /// `--allow-exec=PROGRAM`: a name that is looked up in `PATH`, or a path.
  package var programs: [String]

  /// Makes grants; by default none.
  package init(
    reads: [String] = [],
    writes: [String] = [],
    variables: [String] = [],
    programs: [String] = []
  ) {
    self.reads = reads
    self.writes = writes
    self.variables = variables
    self.programs = programs
  }
}
