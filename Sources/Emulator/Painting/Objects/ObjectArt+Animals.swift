extension ObjectArt {
  mutating func person() {
    if isWet {
      var brolly = ObjectArt(
        pen: pen.at(0.19, 0.4, scale: 0.88), own: pen.light.lit(brolly), season: season, dice: dice)
      brolly.draw(.umbrella)
    }
    let coat = main(0xC0_4A3C)
    let dark = main(0xC0_4A3C, 0.3).scaled(0.7)
    let skin = pen.lit(0xE8_BE9C)
    let trousers = pen.lit(0x3C_4458)
    pen.fill(
      .line(
        [Point(-0.055, 0.4), Point(-0.075, 0.2), Point(-0.08, 0.02)], widths: [0.05, 0.04, 0.033]),
      trousers)
    pen.fill(
      .line(
        [Point(0.045, 0.4), Point(0.07, 0.2), Point(0.085, 0.02)], widths: [0.05, 0.04, 0.033]),
      trousers.scaled(0.85))
    pen.blob(pen.lit(0x3A_2A22), nil, -0.13, 0, -0.12, 0.05, -0.05, 0.05, -0.02, 0.01)
    pen.blob(pen.lit(0x3A_2A22), nil, 0.05, 0, 0.05, 0.05, 0.11, 0.05, 0.16, 0.01)
    pen.fill(
      .line(
        [Point(-0.12, 0.75), Point(-0.18, 0.58), Point(-0.16, 0.42)], widths: [0.045, 0.036, 0.03]),
      dark)
    pen.blob(
      coat, dark, -0.13, 0.8, 0, 0.825, 0.13, 0.8, 0.15, 0.55, 0.17, 0.32, 0, 0.29, -0.17, 0.32,
      -0.14, 0.55)
    pen.fill(
      .line(
        [Point(0.12, 0.76), Point(0.19, 0.6), Point(0.17, 0.43)], widths: [0.045, 0.036, 0.03]),
      coat)
    pen.oval(0.17, 0.4, 0.03, 0.033, skin)
    pen.box(-0.03, 0.8, 0.06, 0.06, skin.scaled(0.85))
    pen.oval(0.005, 0.905, 0.072, 0.085, skin, skin.scaled(0.88))
    pen.blob(
      pen.lit(0x4A_3226), nil, -0.085, 0.86, -0.09, 0.96, 0, 1.0, 0.08, 0.965, 0.075, 0.925, 0.0,
      0.95, -0.05, 0.9)
    pen.blob(
      pen.lit(0xF0_D890), nil, -0.09, 0.815, 0, 0.8, 0.09, 0.815, 0.08, 0.775, 0, 0.76, -0.08, 0.775
    )
  }

  func cat() {
    let fur = main(0xD8_8A4A)
    let dark = main(0xD8_8A4A, 0.3).scaled(0.68)
    let pale = pen.lit(0xF4_E6D4)
    pen.fill(
      .line(
        [Point(-0.26, 0.06), Point(-0.52, 0.08), Point(-0.6, 0.26), Point(-0.5, 0.4)],
        widths: [0.06, 0.055, 0.05, 0.035]), dark)
    pen.blob(
      fur, dark, -0.32, 0.02, -0.36, 0.24, -0.22, 0.5, 0, 0.62, 0.18, 0.6, 0.22, 0.3, 0.26, 0.0, 0,
      -0.01)
    pen.blob(dark.faded(0.6), nil, -0.32, 0.03, -0.32, 0.2, -0.16, 0.3, -0.02, 0.16, -0.06, 0.02)
    pen.blob(pale, pale.scaled(0.85), 0.06, 0.52, 0.2, 0.5, 0.2, 0.28, 0.12, 0.2, 0.04, 0.34)
    for x in [Float(0.06), 0.2] {
      pen.fill(
        .line([Point(x, 0.34), Point(x + 0.01, 0.05)], widths: [0.05, 0.04], isSmooth: false), fur)
      pen.oval(x + 0.03, 0.03, 0.065, 0.038, pale)
    }
    pen.poly(fur, dark, -0.07, 0.76, -0.06, 1.0, 0.08, 0.9)
    pen.poly(fur, dark, 0.36, 0.76, 0.36, 1.0, 0.21, 0.9)
    pen.poly(pen.lit(0xE8_A498), nil, -0.04, 0.82, -0.035, 0.94, 0.04, 0.88)
    pen.poly(pen.lit(0xE8_A498), nil, 0.33, 0.82, 0.335, 0.94, 0.26, 0.88)
    pen.oval(0.145, 0.74, 0.235, 0.185, fur.scaled(1.06), fur.scaled(0.86))
    pen.oval(0.15, 0.665, 0.115, 0.078, pale)
    for x in [Float(0.06), 0.235] {
      pen.oval(x, 0.765, 0.04, 0.045, pen.lit(0x9C_C85C))
      pen.oval(x + 0.004, 0.765, 0.016, 0.04, pen.lit(0x18_181A))
      pen.oval(x + 0.012, 0.78, 0.01, 0.01, pen.lit(0xFF_FFFF))
    }
    pen.poly(pen.lit(0xD8_7468), nil, 0.125, 0.705, 0.175, 0.705, 0.15, 0.675)
    for (y, lift) in [(Float(0.68), Float(0.03)), (0.655, -0.01)] {
      pen.line(pale.faded(0.8), 0.007, 0.22, y, 0.44, y + lift)
      pen.line(pale.faded(0.8), 0.007, 0.08, y, -0.14, y + lift)
    }
    for x in [Float(0.1), 0.15, 0.2] { pen.line(dark.faded(0.8), 0.014, x, 0.86, x, 0.92) }
  }

  func dog() {
    let fur = main(0xB4_7C4C)
    let dark = main(0xB4_7C4C, 0.3).scaled(0.65)
    let pale = pen.lit(0xF0_E4D0)
    pen.fill(
      .line(
        [Point(-0.46, 0.52), Point(-0.62, 0.66), Point(-0.66, 0.84)], widths: [0.05, 0.04, 0.02]),
      fur)
    for x in [Float(-0.32), 0.26] {
      pen.fill(
        .line(
          [Point(x, 0.4), Point(x - 0.02, 0.2), Point(x + 0.02, 0.03)],
          widths: [0.075, 0.05, 0.045]), dark)
    }
    pen.blob(
      fur, dark, -0.5, 0.5, -0.4, 0.62, 0, 0.6, 0.3, 0.66, 0.42, 0.5, 0.34, 0.32, 0, 0.3, -0.36,
      0.34)
    for x in [Float(-0.42), 0.36] {
      pen.fill(
        .line(
          [Point(x, 0.42), Point(x - 0.03, 0.2), Point(x + 0.01, 0.03)],
          widths: [0.085, 0.052, 0.045]), fur)
      pen.oval(x + 0.03, 0.025, 0.07, 0.035, pale)
    }
    pen.blob(
      fur, fur.scaled(0.85), 0.2, 0.6, 0.26, 0.84, 0.4, 0.98, 0.58, 0.94, 0.66, 0.82, 0.84, 0.76,
      0.84, 0.66, 0.6, 0.62, 0.46, 0.48)
    pen.blob(pale, nil, 0.34, 0.54, 0.46, 0.6, 0.42, 0.36, 0.32, 0.36)
    pen.blob(dark, dark.scaled(0.85), 0.3, 0.94, 0.4, 0.94, 0.42, 0.72, 0.32, 0.62, 0.22, 0.72)
    pen.oval(0.83, 0.74, 0.04, 0.035, pen.lit(0x24_2020))
    pen.oval(0.56, 0.83, 0.026, 0.03, pen.lit(0x1C_1818))
    pen.line(pen.lit(0xC8_3A34), 0.04, 0.22, 0.66, 0.36, 0.58, 0.46, 0.56)
  }

  func horse() {
    let coat = main(0x8A_5434)
    let dark = main(0x8A_5434, 0.3).scaled(0.6)
    for (x, lean) in [(Float(-0.3), Float(0.04)), (0.22, 0.05)] {
      pen.fill(
        .line(
          [Point(x, 0.42), Point(x + lean, 0.22), Point(x + lean * 0.4, 0.01)],
          widths: [0.055, 0.03, 0.026]), dark)
    }
    pen.fill(
      .line(
        [Point(-0.44, 0.62), Point(-0.6, 0.5), Point(-0.6, 0.24)], widths: [0.035, 0.06, 0.012]),
      dark.scaled(0.7))
    pen.blob(
      coat, dark, -0.46, 0.56, -0.3, 0.68, 0, 0.63, 0.26, 0.68, 0.36, 0.52, 0.24, 0.38, 0, 0.36,
      -0.34, 0.38)
    for (x, lean) in [(Float(-0.39), Float(-0.05)), (0.3, 0.03)] {
      pen.fill(
        .line(
          [Point(x, 0.46), Point(x + lean, 0.24), Point(x + lean * 0.5, 0.01)],
          widths: [0.07, 0.034, 0.028]), coat)
    }
    pen.blob(
      coat, coat.scaled(0.85), 0.16, 0.62, 0.3, 0.82, 0.42, 0.98, 0.52, 0.95, 0.7, 0.76, 0.66, 0.69,
      0.54, 0.74, 0.42, 0.66, 0.34, 0.5)
    pen.blob(
      dark.scaled(0.65), nil, 0.1, 0.64, 0.26, 0.86, 0.42, 1.01, 0.42, 0.92, 0.32, 0.76, 0.22, 0.62)
    pen.poly(coat, nil, 0.42, 0.95, 0.45, 1.06, 0.5, 0.95)
    pen.oval(0.52, 0.87, 0.016, 0.018, pen.lit(0x18_1414))
  }

  func heron() {
    let plume = main(0xF2_F2EC)
    let dark = main(0xF2_F2EC, 0.4).scaled(0.76)
    let leg = pen.lit(0x4A_4A44)
    pen.line(leg, 0.018, -0.03, 0.4, -0.02, 0.2, -0.03, 0.0)
    pen.line(leg, 0.018, 0.04, 0.4, 0.06, 0.22, 0.04, 0.0)
    pen.blob(
      plume, dark, -0.4, 0.36, -0.2, 0.52, 0.06, 0.6, 0.17, 0.52, 0.14, 0.4, -0.02, 0.35, -0.2, 0.35
    )
    pen.blob(dark, dark.scaled(0.85), -0.46, 0.3, -0.24, 0.46, 0.0, 0.5, -0.1, 0.38, -0.28, 0.35)
    pen.fill(
      .line(
        [Point(0.1, 0.52), Point(0.19, 0.64), Point(0.08, 0.78), Point(0.13, 0.92)],
        widths: [0.06, 0.038, 0.03, 0.032]),
      plume)
    pen.oval(0.165, 0.945, 0.06, 0.042, plume)
    pen.poly(pen.lit(0xE0_A63C), pen.lit(0xB8_7C28), 0.2, 0.965, 0.43, 0.925, 0.2, 0.922)
    pen.line(pen.lit(0x34_3A48), 0.014, 0.16, 0.97, 0.06, 0.965, -0.06, 0.92)
    pen.oval(0.18, 0.953, 0.011, 0.011, pen.lit(0x18_1818))
  }

  func rabbit() {
    let fur = main(0xD8_CCBC)
    let dark = main(0xD8_CCBC, 0.3).scaled(0.74)
    pen.oval(-0.42, 0.16, 0.1, 0.09, pen.lit(0xFA_F6F0))
    for x in [Float(0.14), 0.28] {
      pen.blob(fur, dark, x, 0.66, x - 0.08, 0.86, x - 0.05, 1.02, x + 0.06, 1.0, x + 0.09, 0.84)
      pen.blob(pen.lit(0xEC_B8B0), nil, x, 0.72, x - 0.03, 0.86, x, 0.96, x + 0.04, 0.86)
    }
    pen.blob(fur, dark, -0.42, 0.08, -0.4, 0.34, -0.12, 0.5, 0.16, 0.4, 0.26, 0.1, 0.1, 0, -0.26, 0)
    pen.oval(0.22, 0.55, 0.2, 0.17, fur.scaled(1.05), fur.scaled(0.85))
    pen.oval(-0.16, 0.04, 0.18, 0.06, fur)
    pen.oval(0.2, 0.04, 0.12, 0.045, fur)
    pen.oval(0.29, 0.59, 0.024, 0.03, pen.lit(0x20_1818))
    pen.oval(0.41, 0.53, 0.022, 0.018, pen.lit(0xD8_8078))
  }

  func fox() {
    let fur = main(0xD0_6A30)
    let dark = main(0xD0_6A30, 0.3).scaled(0.66)
    let white = pen.lit(0xF8_F0E4)
    pen.blob(fur, dark, -0.36, 0.36, -0.7, 0.4, -0.98, 0.26, -1.02, 0.1, -0.8, 0.06, -0.5, 0.16)
    pen.blob(white, nil, -0.9, 0.27, -1.04, 0.16, -1.0, 0.06, -0.84, 0.08)
    for x in [Float(-0.3), 0.22] {
      pen.fill(
        .line([Point(x, 0.36), Point(x, 0.02)], widths: [0.05, 0.032], isSmooth: false),
        dark.scaled(0.6))
    }
    pen.blob(
      fur, dark, -0.46, 0.44, -0.2, 0.56, 0.2, 0.56, 0.38, 0.46, 0.28, 0.28, -0.1, 0.28, -0.4, 0.26)
    for x in [Float(-0.4), 0.32] {
      pen.fill(
        .line([Point(x, 0.36), Point(x + 0.01, 0.02)], widths: [0.06, 0.034], isSmooth: false),
        fur.scaled(0.9))
    }
    pen.poly(fur, dark, 0.28, 0.84, 0.3, 1.06, 0.42, 0.9)
    pen.poly(fur, dark, 0.48, 0.88, 0.56, 1.06, 0.6, 0.84)
    pen.blob(
      fur.scaled(1.05), fur.scaled(0.85), 0.22, 0.56, 0.26, 0.82, 0.44, 0.92, 0.62, 0.82, 0.84,
      0.64, 0.6, 0.56, 0.4, 0.44)
    pen.blob(white, nil, 0.3, 0.52, 0.5, 0.64, 0.82, 0.64, 0.6, 0.54, 0.4, 0.44)
    pen.oval(0.83, 0.645, 0.03, 0.026, pen.lit(0x20_1A1A))
    pen.oval(0.53, 0.75, 0.022, 0.026, pen.lit(0x20_1A1A))
  }

  func bear() {
    let fur = main(0x7A_5640)
    let dark = main(0x7A_5640, 0.3).scaled(0.64)
    for x in [Float(-0.4), 0.3] {
      pen.fill(.line([Point(x, 0.4), Point(x, 0.05)], widths: [0.13, 0.1], isSmooth: false), dark)
    }
    pen.blob(
      fur, dark, -0.72, 0.4, -0.6, 0.76, -0.2, 0.86, 0.2, 0.88, 0.5, 0.7, 0.46, 0.32, 0, 0.24, -0.5,
      0.24)
    for x in [Float(-0.54), 0.42] {
      pen.fill(
        .line([Point(x, 0.42), Point(x, 0.06)], widths: [0.15, 0.11], isSmooth: false), fur, dark)
    }
    pen.oval(0.5, 0.96, 0.07, 0.07, fur)
    pen.oval(0.72, 0.96, 0.07, 0.07, fur)
    pen.oval(0.6, 0.78, 0.22, 0.2, fur.scaled(1.06), fur.scaled(0.84))
    pen.oval(0.74, 0.72, 0.12, 0.09, pen.lit(0xC8_A684))
    pen.oval(0.82, 0.76, 0.04, 0.03, pen.lit(0x20_1A1A))
    pen.oval(0.62, 0.84, 0.022, 0.026, pen.lit(0x20_1A1A))
  }

  func robot() {
    let metal = main(0x9A_B4C0)
    let dark = main(0x9A_B4C0, 0.3).scaled(0.6)
    let eye = pen.lamp(0x7A_F0FF)
    for x in [Float(-0.12), 0.12] {
      pen.box(x - 0.05, 0.03, 0.1, 0.26, dark)
      pen.blob(metal, dark, x - 0.1, 0, x - 0.09, 0.07, x + 0.07, 0.07, x + 0.11, 0)
    }
    pen.fill(
      .line([Point(-0.25, 0.58), Point(-0.36, 0.45), Point(-0.33, 0.3)], width: 0.075), dark)
    pen.fill(.line([Point(0.25, 0.58), Point(0.38, 0.5), Point(0.42, 0.64)], width: 0.075), dark)
    pen.oval(-0.33, 0.28, 0.055, 0.055, metal)
    pen.oval(0.42, 0.67, 0.055, 0.055, metal)
    pen.blob(
      metal.scaled(1.05), metal.scaled(0.72), -0.25, 0.28, -0.27, 0.45, -0.24, 0.63, 0, 0.65, 0.24,
      0.63, 0.27, 0.45, 0.25, 0.28, 0, 0.265)
    pen.box(-0.12, 0.38, 0.24, 0.15, dark)
    pen.oval(-0.05, 0.455, 0.035, 0.035, pen.lamp(0xFF_7A5A))
    pen.oval(0.05, 0.455, 0.035, 0.035, pen.lamp(0x8C_F08A))
    pen.box(-0.05, 0.64, 0.1, 0.05, dark)
    pen.blob(
      metal.scaled(1.12), metal.scaled(0.78), -0.22, 0.68, -0.24, 0.8, -0.2, 0.91, 0, 0.935, 0.2,
      0.91, 0.24, 0.8, 0.22, 0.68, 0, 0.665)
    pen.blob(
      pen.lit(0x22_2C38), nil, -0.17, 0.74, -0.17, 0.86, 0, 0.88, 0.17, 0.86, 0.17, 0.74, 0, 0.725)
    for x in [Float(-0.08), 0.08] { pen.oval(x, 0.805, 0.037, 0.042, eye) }
    pen.line(dark, 0.018, 0, 0.93, 0, 1.0)
    pen.oval(0, 1.01, 0.028, 0.028, pen.lamp(0xFF_6A5A))
    if pen.light.hasLamps { pen.glow(0, 0.8, 0.4, Colour(hex: 0x7A_F0FF, opacity: 0.35)) }
  }

  func snowman() {
    let snow = main(0xF6_F9FD, 1.1)
    let blue = pen.lit(0xB0_C4DE, 0.7)
    pen.line(pen.lit(0x5A_4030), 0.02, -0.18, 0.52, -0.36, 0.6, -0.46, 0.72)
    pen.line(pen.lit(0x5A_4030), 0.02, 0.18, 0.52, 0.36, 0.6, 0.48, 0.7)
    pen.oval(0, 0.2, 0.29, 0.23, snow, blue)
    pen.oval(0, 0.5, 0.21, 0.18, snow, blue)
    pen.oval(0, 0.75, 0.15, 0.14, snow, blue)
    pen.poly(pen.lit(0xE8_843A), nil, 0, 0.77, 0.2, 0.735, 0.0, 0.72)
    for x in [Float(-0.05), 0.06] { pen.oval(x, 0.8, 0.018, 0.02, pen.lit(0x1E_1E22)) }
    for y in [Float(0.42), 0.5, 0.58] { pen.oval(0.02, y, 0.018, 0.018, pen.lit(0x1E_1E22)) }
    pen.blob(
      pen.lit(0xC8_3A34), pen.lit(0x9A_2C2A), -0.15, 0.66, 0, 0.63, 0.15, 0.66, 0.14, 0.6, 0, 0.575,
      -0.14, 0.6)
    pen.poly(pen.lit(0xB0_3230), nil, 0.06, 0.62, 0.13, 0.6, 0.14, 0.42, 0.06, 0.43)
    pen.box(-0.13, 0.87, 0.26, 0.025, pen.lit(0x2A_2A30))
    pen.box(-0.085, 0.88, 0.17, 0.13, pen.lit(0x2E_2E36))
    pen.box(-0.085, 0.9, 0.17, 0.03, pen.lit(0xC8_3A34))
  }
}
