/// An object together with the text of the items of one of its members.
struct CapturedObject {
  /// The members; the captured one is null if it was an array.
  var object = JSONObject()
  /// The items of the captured member; nil if it was not there or no array.
  var items: [(value: JSONValue, raw: RawJSON)]?
}

extension JSONReader {
  /// Reads an object and keeps the text of each item of the array under `captured`.
  mutating func readObject(capturing captured: String) throws(JSONError) -> CapturedObject {
    var result = CapturedObject()
    var isFirst = true
    try beginObject()
    while let key = try nextKey(isFirst: isFirst) {
      isFirst = false
      if key == captured, try peek() == UInt8(ascii: "[") {
        result.items = try readCapturedItems()
        result.object[key] = .null
      } else {
        if key == captured { result.items = nil }
        result.object.append(key, try readValue())
      }
    }
    return result
  }

  /// Reads an array and keeps the text of each item.
  mutating func readCapturedItems() throws(JSONError) -> [(value: JSONValue, raw: RawJSON)] {
    var items: [(value: JSONValue, raw: RawJSON)] = []
    try beginArray()
    while try nextItem(isFirst: items.isEmpty) {
      items.append(try readRawValue())
    }
    return items
  }
}
