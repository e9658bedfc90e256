"""The words of a template in Simplified Chinese.

These are the words that every pack shares. The titles and fields of an agreement are its own: they
stand in English until the pack names them in Chinese.
"""

from __future__ import annotations

from typing import Final

FIELDS: Final = {
    "submitted_by": "提交方",
    "received_on": "收到日期",
    "supersedes": "所取代的文件编号",
    "year": "年份",
    "quarter": "季度",
    "half": "半年",
    "amount": "金额",
    "currency": "币种",
    "unit": "单位",
    "title": "标题",
    "reason": "理由",
    "approved_by": "批准方",
    "approved_on": "批准日期",
    "signed_on": "签署日期",
    "paid_on": "付款日期",
    "starts_on": "开始日期",
    "ends_on": "结束日期",
    "expires_on": "失效日期",
    "agreed_on": "商定日期",
    "about": "所评文件编号",
    "result": "结果",
    "by": "认定方",
    "role": "角色",
    "party": "参与方",
    "table": "表",
    "key": "键",
    "value": "值",
    "norm": "规范",
    "subject": "对象",
}
"""Names of fields that mean the same in every agreement."""

TYPES: Final = {
    "amendment": "修订",
    "determination": "认定",
    "party": "参与方",
    "waiver": "豁免",
}
"""Document types that every pack has."""

_SENTENCES: Final = {
    "Workbook for {title}": "工作簿：{title}",
    "Rules: {pack} {version}": "规则包：{pack} {version}",
    "Year: {year}": "年份：{year}",
    "Sent by: {role}": "提交方：{role}",
    "Give the case a name on the sheet {name}.": "请在工作表{name}中填写案件名称。",
    "Write one document in each row, from row {row} on. Leave the first {count} rows as they "
    "are.": ("从第{row}行起，每行填写一份文件。请勿改动前{count}行。"),
    "Leave a cell empty where something is not known: that is not zero.": (
        "未知内容请留空；留空不等于零。"
    ),
    "Write several items of a list into one cell, with {mark} in between; write [] where there are "
    "none.": "列表中的多项写在同一单元格，用{mark}分隔；确知没有时写[]。",
    "A list of objects goes on in the rows below, where only its own columns are filled.": (
        "由多行组成的列表在下方各行继续填写，只填该列表的列。"
    ),
    "Check it before you send it: {command}": "提交前请检查：{command}",
    "Sheet": "工作表",
    "English": "英文",
    "Chinese": "中文",
    "Sent by": "提交方",
    "Paragraph": "段落",
    "anybody": "任何一方",
    "text": "文本",
    "day": "日期",
    "number": "数字",
    "whole number": "整数",
    "yes or no": "是或否",
    "number in {unit}": "数字，单位：{unit}",
    "choose from the list": "从列表中选择",
    "number, text, or yes or no": "数字、文本、是或否",
    "for example {example}": "例如{example}",
    "Needed: without it the document cannot be used.": "必填：缺少时该文件无法使用。",
    "From {least} to {most}.": "从{least}到{most}。",
    "At least {least}.": "至少{least}。",
    "At most {most}.": "至多{most}。",
    "Paragraph {paragraph}": "段落：{paragraph}",
    "Write a day, such as 1999-12-31.": "请填写日期，例如1999-12-31。",
    "Write a number.": "请填写数字。",
    "Write a whole number.": "请填写整数。",
    "Choose from the list.": "请从列表中选择。",
    "This is not among those who usually send it. A party may have a name of its own.": (
        "不在通常的提交方之列。参与方可以使用自己的名称。"
    ),
}


class Chinese:
    """The sentences of templates as a catalogue; one that it lacks stays as it is."""

    def gettext(self, message: str) -> str:
        """Return the sentence in Chinese, or as it is."""
        return _SENTENCES.get(message, message)

    def text(self, text: str) -> str:
        """Return a text of a pack as it is."""
        return text

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the form of the sentence for ``n`` things, which Chinese has only one of."""
        return _SENTENCES.get(msgid2, msgid1 if n == 1 else msgid2)
