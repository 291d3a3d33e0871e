import Testing

@Suite struct ImagingPlaceholderTests {}
