// libwebp for Swift. Owner: Imaging.
#pragma once
#include <webp/decode.h>
#include <webp/encode.h>
