// libcurl for Swift. Owner: GeminiAPI.
#pragma once
#include <curl/curl.h>
