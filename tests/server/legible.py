"""Looks at a page in a browser: what is cut off, too small for a finger, or too pale to be read."""

TROUBLES = """() => [...document.querySelectorAll(
    "h1, h2, p, b, label, input, select, button, summary, nav a")]
    .filter((each) => each.checkVisibility() && !each.closest(".places"))
    .filter((each) => {
        const box = each.getBoundingClientRect();
        const touched = each.matches("input, select, button, summary, a");
        return box.left < 0 || box.right > innerWidth + 1 || each.scrollWidth > each.clientWidth + 1
            && getComputedStyle(each).display !== "inline" || touched && box.height < 44;
    })
    .map((each) => `${each.className || each.tagName}: ${each.innerText}`)"""
"""Names what is cut off or too small for a finger."""

PALE = """() => {
    const part = (value) => value <= 10.31
        ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4;
    const light = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
    const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const behind = (each) => {
        for (let node = each; node; node = node.parentElement) {
            const colour = numbers(getComputedStyle(node).backgroundColor);
            if (colour.length < 4 || colour[3] > 0.99) return colour;
        }
        return [255, 255, 255];
    };
    return [...document.querySelectorAll("body *")]
        .filter((each) => each.checkVisibility())
        .filter((each) => [...each.childNodes]
            .some((node) => node.nodeType === 3 && node.textContent.trim()))
        .map((each) => [light(numbers(getComputedStyle(each).color)), light(behind(each)), each])
        .map(([a, b, each]) => [(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), each])
        .filter(([contrast]) => contrast < 7)
        .map(([contrast, each]) => `${contrast.toFixed(2)} ${each.className}: ${each.innerText}`);
}"""
"""Names texts whose contrast is below 7:1 (WCAG 1.4.6)."""
