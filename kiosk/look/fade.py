"""From one screen to the next: what both have in common stands still."""

from __future__ import annotations

from kivy.properties import StringProperty
from kivy.uix.screenmanager import ShaderTransition

FADE_S = 0.25

MIX = """$HEADER$
uniform float t;
uniform sampler2D tex_in;
uniform sampler2D tex_out;

void main(void) {
    vec4 before = texture2D(tex_out, tex_coord0);
    vec4 after = texture2D(tex_in, tex_coord0);
    // Smooth edges leave holes in the alpha of both pictures; their colour is already whole.
    gl_FragColor = vec4(mix(before.rgb, after.rgb, t), 1.0);
}
"""


class CrossFade(ShaderTransition):
    """Fades for a quarter of a second; equal heads and feet do not even seem to change."""

    fs = StringProperty(MIX)

    def __init__(self) -> None:
        super().__init__(duration=FADE_S)
