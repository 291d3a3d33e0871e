// libspng for Swift. Owner: Imaging.
#pragma once
#include <spng.h>
