import ParleyDiagnostics
import ParleySyntax

/// The tree of a source with the trees of the files that it includes.
struct SourceUnit {
  /// The tree.
  let tree: Script
  /// The included files by the start of their `include`; none for a file included before and for one that could not be read.
  var included: [UInt32: SourceUnit] = [:]
}

/// Reads a source and all that it includes.
struct SourceReader<Loader: SourceLoader> {
  /// Gives the bytes of included files.
  let loader: Loader
  /// Where the main source comes from.
  let mode: ParseMode
  /// The sources read so far, those of earlier compilations included.
  var sources: SourceMap
  /// The paths of the files included so far.
  var includedPaths: Set<String>
  /// What is wrong with the sources.
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether the main source only lacks an end.
  private(set) var isIncomplete = false
  /// Whether a source or a part of it could not be read, so that names may be missing without fault.
  private(set) var isMissingFiles = false
  /// The files that are being read, the main source first.
  private var chain: [String] = []

  /// How many files may include each other in a row.
  private static var maximumDepth: Int { 100 }

  /// Makes a reader that goes on after earlier compilations.
  init(loader: Loader, mode: ParseMode, sources: SourceMap, includedPaths: Set<String>) {
    self.loader = loader
    self.mode = mode
    self.sources = sources
    self.includedPaths = includedPaths
  }

  /// Reads the main source; nil when there is no room for it.
  mutating func read(path: String, bytes: [UInt8]) -> SourceUnit? {
    guard let (file, parsed) = parse(path: path, bytes: bytes, mode: mode, at: nil) else {
      return nil
    }
    isIncomplete = parsed.isIncomplete
    return unit(of: parsed.tree, path: IncludePath.normalized(path), in: file)
  }

  private mutating func parse(
    path: String,
    bytes: [UInt8],
    mode: ParseMode,
    at include: SourceSpan?
  ) -> (SourceFile, ParseResult)? {
    let normalized = SourceText.normalized(bytes, base: sources.nextBase)
    guard let file = sources.add(path: path, text: normalized.text) else {
      let place = include ?? sources.files.last?.span.afterEnd ?? SourceSpan(0, 0)
      diagnostics.append(.sourcesTooLong(at: place))
      return nil
    }
    diagnostics += normalized.diagnostics
    let parsed = Parser.parse(file, mode: mode)
    diagnostics += parsed.diagnostics
    return (file, parsed)
  }

  private mutating func unit(of tree: Script, path: String, in file: SourceFile) -> SourceUnit {
    var unit = SourceUnit(tree: tree)
    chain.append(path)
    for statement in tree.statements {
      guard case .include(let include) = statement else { continue }
      if let included = read(include, in: file) {
        unit.included[include.span.start] = included
      }
    }
    chain.removeLast()
    return unit
  }

  private mutating func read(_ include: IncludeStatement, in includer: SourceFile) -> SourceUnit? {
    guard let written = include.path.constant else {
      diagnostics.append(.computedInclude(at: include.path.span))
      isMissingFiles = true
      return nil
    }
    let path = IncludePath.resolved(written, from: includer.path)
    if let start = chain.firstIndex(of: path) {
      diagnostics.append(.includeCycle(chain[start...] + [path], at: include.path.span))
      return nil
    }
    guard chain.count < Self.maximumDepth else {
      diagnostics.append(.includesTooDeep(Self.maximumDepth, at: include.path.span))
      isMissingFiles = true
      return nil
    }
    guard includedPaths.insert(path).inserted else { return nil }
    do {
      let bytes = try loader.bytes(of: written, includedFrom: includer.path)
      let read = parse(path: path, bytes: bytes, mode: .file, at: include.path.span)
      return read.map { unit(of: $1.tree, path: path, in: $0) }
    } catch {
      diagnostics.append(.unreadableInclude(error, at: include.path.span))
      isMissingFiles = true
      return nil
    }
  }
}
