package import Conversation

extension GenerationSettings {
  /// These settings for a model of the table, mapped to what it can do.
  ///
  /// A size it does not offer becomes the next smaller one, else its smallest; an aspect it does
  /// not offer is left to the service. A model the table does not know gets what was asked for.
  package func adapted(to id: String, in table: ModelTable) -> GenerationSettings {
    var adapted = self
    adapted.model = id
    guard let model = table[id] else { return adapted }
    if let size, !model.sizes.contains(size) {
      let asked = Self.pixels(size)
      adapted.size =
        model.sizes.count < 2
        ? nil : model.sizes.last { Self.pixels($0) <= asked } ?? model.sizes.first
    }
    if let aspect, !model.aspects.contains(aspect) { adapted.aspect = nil }
    return adapted
  }

  /// `512` and `2K` on one scale.
  private static func pixels(_ size: String) -> Int {
    let digits = Int(size.prefix(while: \.isNumber)) ?? 0
    return size.hasSuffix("K") ? digits * 1024 : digits
  }
}
