import OrderedJSON

/// What a journal holds.
package struct JournalContents: Sendable, Equatable {
  /// The version of its form; nil when the first record is not there.
  package let schema: Int?
  /// The records in order, without those that could not be read.
  package let records: [JournalRecord]
  /// The lines, from 1, that could not be read; the last one, when it was torn, is not among them.
  package let damagedLines: [Int]
  /// How many bytes of a last line were torn off, as when the process died while it wrote; 0 for none.
  package let tornByteCount: Int

  /// Whether a newer version of the program wrote it, so that some records may mean more than is understood.
  package var isNewer: Bool { schema.map { $0 > ExchangeCodec.schema } ?? false }

  /// The exchanges in the order in which they began, each as far as it got.
  package var exchanges: [Exchange] {
    var order: [Exchange.ID] = []
    var exchanges: [Exchange.ID: Exchange] = [:]
    for case .exchange(let id, let step) in records {
      if case .began(let request, let time) = step {
        order.append(id)
        exchanges[id] = Exchange(request: request, startedAt: time)
      } else {
        exchanges[id]?.take(step)
      }
    }
    return order.compactMap { exchanges[$0] }
  }
}

/// Reads journals, those of runs that were killed included.
package enum JournalReader {
  /// Returns what a journal holds.
  ///
  /// Damage is reported, never an error: all other records are there.
  package static func read(_ bytes: [UInt8]) -> JournalContents {
    var records: [JournalRecord] = []
    var damaged: [Int] = []
    var torn = 0
    var start = bytes.startIndex
    var line = 0
    while start < bytes.endIndex {
      line += 1
      let end = bytes[start...].firstIndex(of: 0x0A)
      let content = bytes[start..<(end ?? bytes.endIndex)]
      if let json = try? JSONParser().parse(Array(content)), json.objectValue != nil {
        records.append(JournalRecord(json: json))
      } else if end == nil {
        torn = content.count
      } else {
        damaged.append(line)
      }
      start = end.map { $0 + 1 } ?? bytes.endIndex
    }
    var schema: Int?
    if case .opened(let number, _, _, _) = records.first { schema = number }
    return JournalContents(
      schema: schema,
      records: records,
      damagedLines: damaged,
      tornByteCount: torn
    )
  }
}
