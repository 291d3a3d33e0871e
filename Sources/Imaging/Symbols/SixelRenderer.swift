internal import CChafa

/// Writes pictures as sixel graphics, in the 256 colours that suit them best.
package enum SixelRenderer {
  /// A picture as one whole sequence, without moving the cursor to its place.
  ///
  /// Sixels are six pixels high: rows beyond the last whole one are left out.
  ///
  /// - Returns: nil where chafa cannot make it.
  package static func render(_ pixmap: Pixmap) -> [UInt8]? {
    guard pixmap.width > 0, pixmap.height > 0 else { return nil }
    let config = chafa_canvas_config_new()
    defer { chafa_canvas_config_unref(config) }
    chafa_canvas_config_set_pixel_mode(config, CHAFA_PIXEL_MODE_SIXELS)
    chafa_canvas_config_set_canvas_mode(config, CHAFA_CANVAS_MODE_TRUECOLOR)
    // One cell as large as the picture: its pixels are the canvas's.
    chafa_canvas_config_set_geometry(config, 1, 1)
    chafa_canvas_config_set_cell_geometry(config, gint(pixmap.width), gint(pixmap.height))
    let canvas = chafa_canvas_new(config)
    defer { chafa_canvas_unref(canvas) }
    pixmap.bytes.withUnsafeBufferPointer { pixels in
      chafa_canvas_draw_all_pixels(
        canvas, CHAFA_PIXEL_RGBA8_UNASSOCIATED, pixels.baseAddress, gint(pixmap.width),
        gint(pixmap.height), gint(pixmap.width * 4))
    }
    let terminal = chafa_term_db_get_fallback_info(chafa_term_db_get_default())
    defer { chafa_term_info_unref(terminal) }
    guard let text = chafa_canvas_print(canvas, terminal) else { return nil }
    defer { g_string_free(text, 1) }
    let bytes = UnsafeRawBufferPointer(start: text.pointee.str, count: Int(text.pointee.len))
    return Array(bytes)
  }
}
