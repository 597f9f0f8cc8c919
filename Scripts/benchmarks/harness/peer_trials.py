"""The official Python SDK, async, with as many requests as an experiment has trials; prints how many replies came."""

import asyncio
import os
import sys

import anthropic


async def main():
    trials, limit = int(sys.argv[1]), int(sys.argv[2])
    client = anthropic.AsyncAnthropic(base_url=os.environ["ANTHROPIC_BASE_URL"])
    gate = asyncio.Semaphore(limit)

    async def trial(number):
        async with gate:
            content = f"What is {number} + 1? Answer with the number only."
            messages = [{"role": "user", "content": content}]
            reply = await client.messages.create(model="claude-sonnet-5", max_tokens=100, messages=messages)
            return len(reply.content[0].text) > 0

    print(sum(await asyncio.gather(*(trial(number) for number in range(trials)))))


asyncio.run(main())
