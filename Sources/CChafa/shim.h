// chafa for Swift: pixels to terminal symbols. Owner: Imaging.
#pragma once
#include <chafa.h>
