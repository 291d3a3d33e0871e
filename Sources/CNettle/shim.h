// SHA-256 and HMAC from nettle for Swift. Owner: Digest.
#pragma once
#include <nettle/hmac.h>
#include <nettle/sha2.h>
