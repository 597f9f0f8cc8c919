/// Hangul syllables that arrive in parts.
///
/// - Source: The Unicode Standard, section 3.12, "Conjoining Jamo Behavior".
enum Hangul {
  /// The syllable that a cluster of jamo spells, or the cluster itself when it is none.
  static func composed(_ cluster: Character) -> Character {
    let parts = cluster.unicodeScalars.map(\.value)
    var syllable: UInt32
    var rest: ArraySlice<UInt32>
    if parts.count >= 2, (0x1100...0x1112).contains(parts[0]), (0x1161...0x1175).contains(parts[1])
    {
      syllable = 0xAC00 + ((parts[0] - 0x1100) * 21 + parts[1] - 0x1161) * 28
      rest = parts[2...]
    } else if let first = parts.first, (0xAC00...0xD7A3).contains(first), (first - 0xAC00) % 28 == 0
    {
      syllable = first
      rest = parts[1...]
    } else {
      return cluster
    }
    if let final = rest.first, (0x11A8...0x11C2).contains(final) {
      syllable += final - 0x11A7
      rest = rest.dropFirst()
    }
    guard rest.isEmpty, let scalar = Unicode.Scalar(syllable) else { return cluster }
    return Character(scalar)
  }
}
