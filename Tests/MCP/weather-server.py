#!/usr/bin/env python3
"""A server of tools made with the official Python SDK of the Model Context Protocol, 1.x or 2.x."""

try:
    from mcp.server.mcpserver import Image, MCPServer
except ModuleNotFoundError:
    from mcp.server.fastmcp import FastMCP as MCPServer
    from mcp.server.fastmcp import Image

SKIES = {"Seoul": (21, "clear"), "Oslo": (4, "rainy")}
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c636460f85f0f0002870180eb47ba92"
    "0000000049454e44ae426082"
)

server = MCPServer("weather")


@server.tool()
def weather(city: str) -> dict:
    """The weather in a city."""
    if city not in SKIES:
        raise ValueError(f"nothing is known of {city}")
    celsius, sky = SKIES[city]
    return {"celsius": celsius, "sky": sky}


@server.tool()
def picture() -> Image:
    """A picture of one pixel."""
    return Image(data=PIXEL, format="png")


if __name__ == "__main__":
    server.run("stdio")
