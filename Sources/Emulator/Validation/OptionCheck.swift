/// Checks the options of a request against what the model can do.
///
/// Of a wrong ratio or size the service's own words are not known (both are plain strings to it);
/// these name the field, the value and the choice.
struct OptionCheck {
  let model: ServedModel

  func check(_ request: GenerateRequest) throws(ServiceError) {
    let path = "models/\(model.id)"
    if let aspect = request.aspectRatio, !model.aspects.contains(aspect) {
      throw .invalid(
        "Invalid value at 'generation_config.image_config.aspect_ratio': \"\(aspect)\" is not "
          + "supported by \(path). Supported values are: \(model.aspects.joined(separator: ", ")).")
    }
    if let size = request.imageSize, !model.sizes.contains(size) {
      throw .invalid(
        model.sizes.isEmpty
          ? "generation_config.image_config.image_size is not supported by \(path)."
          : "Invalid value at 'generation_config.image_config.image_size': \"\(size)\" is not "
            + "supported by \(path). Supported values are: \(model.sizes.joined(separator: ", ")).")
    }
    if let level = request.thinkingLevel, !model.thinkingLevels.contains(level) {
      throw .invalid(
        model.thinks
          ? "thinking_level \(level) is not supported by \(path)."
          : "Thinking is not enabled for \(path).")
    }
    if request.includesThoughts, !model.thinks {
      throw .invalid("Thinking is not enabled for \(path).")
    }
    guard request.modalities.isSubset(of: ["TEXT", "IMAGE"]) else {
      let asked = request.modalities.sorted().joined(separator: ", ")
      throw .invalid(
        "The requested combination of response modalities (\(asked)) is not supported by the "
          + "model. \(path) accepts the following combinations of response modalities:\n"
          + "* TEXT\n* IMAGE\n* TEXT, IMAGE\n")
    }
  }
}
