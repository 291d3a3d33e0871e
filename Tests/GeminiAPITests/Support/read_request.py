"""Reads a request body with google-genai's types, which forbid unknown fields, and prints it.

One JSON object: every part with its bytes by digest, and the configuration.
"""
import hashlib
import json
import sys

from google.genai import types


def described(content, raw):
    for part, raw_part in zip(content.parts, raw["parts"], strict=True):
        fields = part.model_dump(mode="json", by_alias=True, exclude_none=True)
        signature = fields.pop("thoughtSignature", None)
        if len(fields) > 1:
            raise ValueError(f"more than one kind of data: {sorted(fields)}")
        picture = part.inline_data
        yield {
            "role": content.role,
            "kind": next(iter(fields), "nothing"),
            "text": part.text,
            "mimeType": picture and picture.mime_type,
            "pictureDigest": picture and hashlib.sha256(picture.data).hexdigest(),
            "signature": signature and raw_part["thoughtSignature"],
            "signatureDigest": signature and hashlib.sha256(part.thought_signature).hexdigest(),
        }


body = json.load(open(sys.argv[1], encoding="utf-8"))
raw_contents = body.pop("contents")
contents = [types.Content.model_validate(raw) for raw in raw_contents]
configuration = types.GenerateContentConfig.model_validate(
    {**body.pop("generationConfig"), "safetySettings": body.pop("safetySettings", None)}
)
if body:
    raise ValueError(f"unknown fields: {sorted(body)}")
json.dump(
    {
        "parts": [p for c, raw in zip(contents, raw_contents) for p in described(c, raw)],
        "configuration": json.dumps(
            configuration.model_dump(mode="json", by_alias=True, exclude_none=True), sort_keys=True
        ),
    },
    sys.stdout,
)
