// TurboJPEG for Swift. Owner: Imaging.
#pragma once
#include <turbojpeg.h>
