"""Questions in Korean, answered in polite Korean."""
from . import facts_tables as tables
from .arithmetic import operands, written
from .facts_tables import items, table
from .questions import TRIES, answered, drawn

# MARK: particles

# Digits whose Korean name ends in a consonant: 영, 일, 삼, 육, 칠, 팔 (and 십).
CLOSED_DIGITS = "013678"


def is_closed(word):
    """Whether the last syllable of a Korean word or number ends in a consonant."""
    last = word[-1]
    if last.isdigit():
        return last in CLOSED_DIGITS
    return "가" <= last <= "힣" and (ord(last) - ord("가")) % 28 != 0


def particle(word, closed, opened):
    """The form of a particle that fits the word."""
    return closed if is_closed(word) else opened


def with_particles(word):
    """The slots {은} {이} {을} {라는} {야} that follow the word in a frame."""
    return {
        "은": particle(word, "은", "는"), "이": particle(word, "이", "가"), "을": particle(word, "을", "를"),
        "라는": particle(word, "이라는", "라는"), "야": particle(word, "이야", "야"), "예요": particle(word, "이에요", "예요"),
    }


LEADS = ("저기, ", "음, ", "그럼 ", "혹시 ", "저기요, ", "자, ")


def asked(context, frames, **slots):
    """The question as it might be typed, after a word to begin with now and then."""
    text = context.typed(context.frame(*frames), polite=False, **slots)
    return context.pick(LEADS) + text if context.chance(0.05) else text


# MARK: talk

TALK = (
    (("안녕", "안녕하세요", "안녕!", "안녕하세요!", "반가워", "반갑습니다", "안녕하십니까", "안녕 모델", "하이", "여보세요", "좋은 아침", "좋은 아침이에요",
      "안녕 친구", "안녕하세요 선생님", "인사해 줘", "만나서 반가워요"),
     ("안녕 반가워", "안녕하세요, 반갑습니다", "좋은 아침입니다", "안녕 안녕"), "안녕하세요!"),
    (("너는 누구야?", "누구세요?", "이름이 뭐야?", "넌 뭐야?", "너 누구니?", "당신은 누구입니까?", "자기소개 해 줘", "이름이 뭐예요?", "너는 사람이야?",
      "너는 클로드야?", "넌 누구야", "너에 대해 말해 줘", "당신은 사람입니까?", "어떤 모델이야?", "네 이름은?", "너는 로봇이야?", "누구니?", "뭐 하는 모델이야?",
      "이름을 말해 줘", "당신의 이름은 무엇입니까?"),
     ("너 이름이 뭐니?", "당신은 누구예요?", "넌 사람이니?", "소개해 줘", "네 이름을 말해 줘"), "저는 작은 내장 언어 모델입니다. 클로드가 아닙니다."),
    (("고마워", "감사합니다", "고맙습니다", "고마워요", "정말 고마워", "감사해요", "정말 감사합니다", "땡큐", "도와줘서 고마워", "네, 감사합니다", "와, 고마워"),
     ("아주 고마워", "정말 고맙습니다", "감사", "그래, 고마워"), "천만에요!"),
    (("잘 가", "안녕히 계세요", "안녕히 가세요", "또 봐", "나중에 봐", "잘 있어", "내일 봐", "이제 갈게", "그만할게", "또 만나요", "잘 자", "안녕히 주무세요"),
     ("다음에 봐", "이제 가야 해", "또 봐요", "잘 있어요"), "안녕히 가세요! 또 만나요."),
    (("잘 지내?", "어떻게 지내?", "기분이 어때?", "잘 지내세요?", "오늘 어때?", "어떻게 지내세요?", "괜찮아?", "요즘 어때?", "기분 좋아?", "잘 있었어?"),
     ("요즘 어떻게 지내?", "오늘 기분이 어때?", "잘 지냈어?"), "네, 잘 지냅니다. 감사합니다."),
    (("뭐 할 수 있어?", "무엇을 할 수 있어?", "도와줘", "뭘 할 수 있니?", "무엇을 도와줄 수 있어?", "뭘 알아?", "무엇을 할 수 있습니까?", "뭘 물어볼까?",
      "할 수 있는 것을 말해 줘", "도와주세요", "무엇을 물어볼 수 있어?"),
     ("네가 할 수 있는 게 뭐야?", "뭘 할 수 있어요?", "무엇을 알고 있어?"), "저는 수도, 반대말, 색, 작은 계산, 단어를 압니다."),
    (("한국어 할 수 있어?", "한국어 알아?", "한국말 할 줄 알아?", "한국어 해?", "한국어로 말할 수 있어?", "한국어 할 수 있어요?", "한국어로 말해 줘"),
     ("한국어를 할 수 있니?", "한국어 할 줄 알아요?", "한국말 해?"), "네, 조금 할 수 있습니다."),
)
REFUSAL = "저는 작은 내장 모델이라 그건 도와드릴 수 없습니다."
REFUSED = (
    ("오늘 날씨 어때?", "내일 비가 와?", "서울 날씨 알려 줘", "뉴스 알려 줘", "오늘 뉴스가 뭐야?", "지금 몇 시야?", "지금 몇 시예요?", "코드를 써 줘", "프로그램을 만들어 줘",
     "숙제 도와줘", "대통령이 누구야?", "미국 대통령은 누구야?", "사랑이 뭐야?", "인생이 뭐야?", "왜 하늘은 파래?", "김치찌개 어떻게 만들어?", "라면 끓이는 법 알려 줘",
     "영화 추천해 줘", "책 추천해 줘", "음악 추천해 줘", "노래 불러 줘", "이 글을 요약해 줘", "편지를 써 줘", "이메일 써 줘", "한국 역사를 설명해 줘", "전쟁은 왜 일어나?",
     "주식 살까?", "돈을 어떻게 벌어?", "병원에 가야 할까?", "머리가 아파", "너무 슬퍼", "여행 계획 짜 줘", "서울에서 뭐 할까?", "맛있는 식당 알려 줘", "월드컵 누가 이겼어?",
     "제일 큰 나라는 어디야?", "달에 어떻게 가?", "우주를 설명해 줘", "물리학을 설명해 줘", "논문 써 줘", "사진을 보여 줘", "그림 그려 줘", "게임 하자", "전화해 줘",
     "인터넷 검색해 줘"),
    ("부산 날씨 알려 줘", "지금 시간이 몇 시야?", "노래 추천해 줘", "일본 역사를 설명해 줘", "코드 좀 써 줘", "이메일을 써 주세요", "수학을 설명해 줘", "오늘 뭐 먹을까?"),
)
KOREAN_NAMES = items("민수, 지우, 수진, 영희, 철수, 지민, 서연, 하늘, 유나, 민호, 지수, 은지, 현우, 수미, 소라, 보라, 나리, 준호, 미나, 다은, 지호, 하나, 진우, 선희")
NAME_FRAMES = (
    ("내 이름은 {n}{야}", "나는 {n}{야}", "제 이름은 {n}입니다", "저는 {n}입니다", "저는 {n}{예요}", "안녕, 나는 {n}{야}", "안녕하세요, 저는 {n}입니다",
     "내 이름은 {n}",
     "제 이름은 {n}{예요}", "{n}{라는} 이름을 써", "난 {n}{야}", "안녕하세요! 제 이름은 {n}입니다."),
    ("안녕하세요, 제 이름은 {n}{예요}", "안녕, 내 이름은 {n}{야}", "안녕하세요 저는 {n}{예요}"),
)


def talk(context):
    """Greetings, who the model is, thanks, names, and what it cannot do."""
    roll = context.rng.random()
    if roll < 0.3:
        return answered(asked(context, REFUSED), REFUSAL)
    if roll < 0.42:
        name = drawn(context, KOREAN_NAMES, "korean_name")
        return answered(asked(context, NAME_FRAMES, n=name, **with_particles(name)), f"반갑습니다, {name} 님!")
    trained, held, answer = context.pick(TALK)
    return answered(asked(context, (trained, held)), answer)


# MARK: facts

CAPITALS = table("""
프랑스:파리, 독일:베를린, 이탈리아:로마, 스페인:마드리드, 포르투갈:리스본, 아일랜드:더블린, 오스트리아:빈, 폴란드:바르샤바, 체코:프라하, 헝가리:부다페스트,
그리스:아테네, 노르웨이:오슬로, 스웨덴:스톡홀름, 핀란드:헬싱키, 덴마크:코펜하겐, 러시아:모스크바, 튀르키예:앙카라, 영국:런던, 미국:워싱턴, 캐나다:오타와,
멕시코:멕시코시티, 쿠바:아바나, 페루:리마, 브라질:브라질리아, 칠레:산티아고, 아르헨티나:부에노스아이레스, 중국:베이징, 일본:도쿄, 한국:서울, 북한:평양,
몽골:울란바토르, 대만:타이베이, 베트남:하노이, 태국:방콕, 필리핀:마닐라, 인도:뉴델리, 네팔:카트만두, 이란:테헤란, 이라크:바그다드, 이집트:카이로,
케냐:나이로비, 호주:캔버라, 스위스:베른, 벨기에:브뤼셀, 네덜란드:암스테르담, 대한민국:서울
""")
CAPITAL_FRAMES = {
    "ask": (
        ("{c}의 수도는 어디야?", "{c}의 수도는?", "{c}의 수도는 어디입니까?", "{c}의 수도는 어디예요?", "{c}의 수도가 어디야?", "{c} 수도가 어디야?",
         "{c} 수도는 어디야?",
         "{c}의 수도는 무엇입니까?", "{c}의 수도가 뭐야?", "{c}의 수도는 어디인가요?", "{c}의 수도는 무엇인가요?", "{c} 수도는 어디예요?", "{c}의 수도는 어느 도시야?",
         "{c}의 수도를 알아?", "{c}의 수도가 어디인지 알아?", "{c}{은} 수도가 어디야?", "어느 도시가 {c}의 수도야?", "{c}의 수도 이름이 뭐야?", "{c} 수도 이름은?"),
        ("{c}의 수도는 어디니?", "{c}의 수도가 어디예요?", "{c}의 수도는 뭐예요?", "{c}의 수도 이름은 뭐예요?", "{c}의 수도를 아세요?"),
    ),
    "tell": (
        ("{c} 수도", "{c} 수도?", "{c} 수도는?", "{c}의 수도", "{c}의 수도를 말해 줘", "{c}의 수도를 알려 줘", "{c} 수도 알려 줘",
         "{c}의 수도를 알려 주세요", "수도: {c}",
         "{c} 수도 좀 알려 줘", "{c}의 수도를 말해 주세요", "{c}, 수도는?", "{c}의 수도가 궁금해", "{c}의 수도를 알고 싶어", "{c}의 수도 이름을 말해 줘"),
        ("{c} 수도 말해 줘", "{c}의 수도 좀 말해 줘", "{c}의 수도가 궁금해요", "{c}의 수도를 알고 싶어요"),
    ),
}
NO_COUNTRIES = items("나니아, 아틀란티스, 와칸다, 텍사스, 하와이, 화성, 목성, 유럽, 아시아, 아프리카, 부산, 제주도, 도라도, 네버랜드, 원더랜드, 캘리포니아, 남극, 시베리아")
MADE_UP_SYLLABLES = "가나다라마바사아자카타파하고노도로모보소오구누두루무부수우기니디리미비시이란스트키베네르"
WORDS = {
    "color": table("""
하늘:파란색, 풀:초록색, 바나나:노란색, 레몬:노란색, 당근:주황색, 토마토:빨간색, 딸기:빨간색, 피:빨간색, 바다:파란색, 우유:하얀색, 초콜릿:갈색,
나뭇잎:초록색, 개구리:초록색, 까마귀:검은색, 돼지:분홍색, 쌀:하얀색, 소금:하얀색, 설탕:하얀색, 구름:하얀색, 오이:초록색, 포도:보라색, 사과:빨간색, 흙:갈색,
코끼리:회색, 쥐:회색, 백조:하얀색, 오렌지:주황색, 병아리:노란색, 가지:보라색, 밤하늘:검은색, 나무:갈색, 상어:회색, 커피:갈색, 해:노란색, 달걀:하얀색
"""),
    "opposite": {},
    "legs": table("""
개:4, 고양이:4, 소:4, 말:4, 돼지:4, 양:4, 사자:4, 호랑이:4, 코끼리:4, 토끼:4, 여우:4, 곰:4, 쥐:4, 늑대:4, 기린:4, 오리:2, 닭:2, 새:2, 펭귄:2, 독수리:2,
뱀:0, 물고기:0, 고래:0, 거미:8, 벌:6, 개미:6, 나비:6, 개구리:4, 거북이:4, 게:10, 악어:4, 상어:0, 얼룩말:4
"""),
}
OPPOSITE_PAIRS = items("""
크다/작다, 많다/적다, 높다/낮다, 길다/짧다, 빠르다/느리다, 덥다/춥다, 뜨겁다/차갑다, 좋다/나쁘다, 밝다/어둡다, 무겁다/가볍다, 쉽다/어렵다, 깨끗하다/더럽다,
강하다/약하다, 넓다/좁다, 두껍다/얇다, 가깝다/멀다, 열다/닫다, 사다/팔다, 오다/가다, 웃다/울다, 이기다/지다, 시작/끝, 위/아래, 안/밖, 앞/뒤, 왼쪽/오른쪽,
낮/밤, 남자/여자, 여름/겨울, 전쟁/평화, 질문/대답, 동쪽/서쪽, 남쪽/북쪽, 젊다/늙다, 주다/받다, 있다/없다, 알다/모르다, 같다/다르다, 맞다/틀리다, 싸다/비싸다
""")
WORDS["opposite"].update(pair.split("/") for pair in OPPOSITE_PAIRS)
WORDS["opposite"].update(reversed(pair.split("/")) for pair in OPPOSITE_PAIRS)
FACT_FRAMES = {
    "color": {
        "ask": (
            ("{w}{은} 무슨 색이야?", "{w}{은} 무슨 색입니까?", "{w}{은} 무슨 색이에요?", "{w}의 색은?", "{w}의 색은 무엇입니까?", "{w}의 색은 뭐야?",
             "{w}{이} 무슨 색이야?",
             "{w}{은} 어떤 색이야?", "{w}의 색깔은?", "{w}의 색깔은 뭐야?", "{w} 색깔이 뭐야?", "{w}{은} 무슨 색깔이야?", "{w}의 색이 뭐야?",
             "{w}{은} 어떤 색이에요?"),
            ("{w}{은} 무슨 색이니?", "{w}{은} 무슨 색인가요?", "{w}의 색깔은 무엇입니까?", "{w}{은} 어떤 색깔이야?"),
        ),
        "tell": (
            ("{w} 색", "{w} 색?", "{w} 색깔", "{w} 색깔은?", "{w}의 색을 말해 줘", "{w}의 색을 알려 줘", "{w} 색깔 알려 줘", "{w}의 색깔을 말해 줘",
             "{w} 무슨 색?",
             "{w}의 색을 알려 주세요", "{w}, 무슨 색?"),
            ("{w} 색 알려 줘", "{w}의 색깔을 알려 줘", "{w}의 색을 말해 주세요"),
        ),
    },
    "opposite": {
        "ask": (
            ("{w}의 반대말은?", "{w}의 반대말은 뭐야?", "{w}의 반대말은 무엇입니까?", "{w}의 반대말이 뭐야?", "{w} 반대말이 뭐야?", "{w} 반대말은?",
             "{w}의 반대말은 무엇인가요?",
             "{w}의 반대는?", "{w}의 반대는 뭐야?", "{w} 반대는 뭐야?", "{w}의 반대말은 뭐예요?", "{w}의 반대말을 알아?", "{w}의 반대는 무엇입니까?"),
            ("{w}의 반대말이 뭐예요?", "{w}의 반대말은 뭐니?", "{w}의 반대는 뭐예요?", "{w} 반대말은 뭐예요?"),
        ),
        "tell": (
            ("{w} 반대말", "{w} 반대", "{w}의 반대말", "{w}의 반대말을 말해 줘", "{w}의 반대말을 알려 줘", "{w} 반대말 알려 줘", "반대말: {w}",
             "{w}의 반대말을 알려 주세요",
             "{w}, 반대말은?", "{w} 반대말 좀", "{w}의 반대말을 말해 주세요", "{w} <-> ?"),
            ("{w} 반대말 말해 줘", "{w}의 반대말 좀 알려 줘", "{w}의 반대말이 궁금해"),
        ),
    },
    "legs": {
        "ask": (
            ("{w}의 다리는 몇 개야?", "{w}{은} 다리가 몇 개야?", "{w} 다리는 몇 개야?", "{w}의 다리는 몇 개입니까?", "{w}{은} 다리가 몇 개예요?",
             "{w}의 다리는 몇 개예요?",
             "{w} 다리가 몇 개야?", "{w}의 다리 수는?", "{w}{은} 다리가 몇 개 있어?", "{w}의 다리는 모두 몇 개야?", "다리가 몇 개야, {w}{은}?",
             "{w}{이} 가진 다리는 몇 개야?"),
            ("{w}의 다리는 몇 개니?", "{w}{은} 다리가 몇 개입니까?", "{w} 다리는 몇 개예요?", "{w}의 다리가 몇 개야?"),
        ),
        "tell": (
            ("{w} 다리 수", "{w} 다리 몇 개?", "{w} 다리는?", "{w}의 다리 수를 말해 줘", "{w}의 다리 수를 알려 줘", "{w}, 다리는 몇 개?",
             "{w}의 다리를 세어 줘", "{w} 다리 개수"),
            ("{w} 다리 수 알려 줘", "{w}의 다리 개수를 말해 줘", "{w} 다리 개수는?"),
        ),
    },
}


def sentence(kind, word, value):
    """What is answered about a word."""
    if kind == "color":
        return f"{word}{particle(word, '은', '는')} {value}입니다."
    if kind == "opposite":
        return f"{word}의 반대말은 {value}입니다."
    if value == "0":
        return f"{word}{particle(word, '은', '는')} 다리가 없습니다."
    return f"{word}의 다리는 {value}개입니다."


def form_of(context, forms):
    """(class of frames, frames)."""
    name = context.pick(tuple(forms))
    return name, forms[name]


def capital(context):
    """The capital of a country, and names that are no country."""
    form, frames = form_of(context, CAPITAL_FRAMES)
    if context.chance(0.1):
        name = made_up_country(context)
        question = asked(context, frames, c=name, **with_particles(name))
        return answered(question, f"{name}{particle(name, '이라는', '라는')} 나라는 모릅니다.")
    country = drawn(context, tuple(CAPITALS), "korean_capital", form)
    question = asked(context, frames, c=country, **with_particles(country))
    return answered(question, f"{country}의 수도는 {CAPITALS[country]}입니다.")


def made_up_country(context):
    """A name that is no country."""
    if context.chance(0.4):
        return drawn(context, NO_COUNTRIES, "korean_no_country")
    for _ in TRIES:
        name = "".join(context.pick(MADE_UP_SYLLABLES) for _ in range(context.between(2, 4)))
        if name not in CAPITALS and context.allowed("korean_no_country", name):
            break
    return name


def fact(context):
    """Colours, opposites and legs."""
    kind = context.pick(("color", "opposite", "opposite", "legs"))
    form, frames = form_of(context, FACT_FRAMES[kind])
    word = drawn(context, tuple(WORDS[kind]), "korean_" + kind, form)
    question = asked(context, frames, w=word, **with_particles(word))
    return answered(question, sentence(kind, word, WORDS[kind][word]))


# MARK: numbers

SUM_FRAMES = (
    ("{a} {s} {b}{은}?", "{a} {s} {b}{은} 얼마야?", "{a} {s} {b}{은} 얼마입니까?", "{a} {s} {b}", "{a} {s} {b}{은} 뭐야?",
     "{a} {s} {b}?", "{a} {s} {b}{을} 계산해 줘",
     "{a} {s} {b} 계산해 줘", "{a} {s} {b}{은} 얼마예요?", "{a} {s} {b}{은} 몇이야?", "{a} {s} {b}{은} 몇입니까?", "{a} {s} {b} 얼마?",
     "{a} {s} {b} 답은?",
     "{a} {s} {b}의 답은 뭐야?", "{a} {s} {b}{을} 풀어 줘", "{a} {s} {b}{은} 몇이에요?", "계산: {a} {s} {b}", "{a} {s} {b} 알려 줘"),
    ("{a} {s} {b}{은} 얼마인가요?", "{a} {s} {b} 좀 계산해 줘", "{a} {s} {b}의 답을 알려 줘", "{a} {s} {b}{은} 몇인가요?",
     "{a} {s} {b} 풀어 줘"),
)
OPERATIONS = {"+": "더하기", "-": "빼기", "*": "곱하기"}
COUNT_FRAMES = (
    ("{a}부터 {b}까지 세어 줘", "{a}부터 {b}까지 세어 주세요", "{a}부터 {b}까지 세 줘", "{a}에서 {b}까지 세어 줘", "{a}부터 {b}까지 말해 줘",
     "{a}부터 {b}까지 숫자를 써 줘",
     "{a}부터 {b}까지의 수", "{a}부터 {b}까지 숫자를 세어 줘", "숫자를 {a}부터 {b}까지 세어 줘", "{a}부터 {b}까지 세어 봐", "{a}에서 {b}까지 써 줘",
     "{a}부터 {b}까지 알려 줘"),
    ("{a}에서 {b}까지 말해 줘", "{a}부터 {b}까지 숫자를 말해 줘", "{a}에서 {b}까지 세어 주세요", "{a}부터 {b}까지 셀 수 있어?"),
)
DAYS = items("월요일, 화요일, 수요일, 목요일, 금요일, 토요일, 일요일")
NEXT_DAY = (
    ("{d} 다음은 무슨 요일이야?", "{d} 다음 날은?", "{d} 다음은?", "{d} 다음 요일은?", "{d} 다음에는 무슨 요일이 와?", "{d} 다음은 무슨 요일입니까?",
     "{d} 다음은 뭐야?",
     "{d} 다음 요일은 뭐야?", "{d} 다음 날은 무슨 요일이야?", "{d} 다음은 무엇입니까?", "{d} 다음"),
    ("{d} 다음에는 뭐가 와?", "{d} 다음은 무슨 요일이에요?", "{d} 다음 요일을 말해 줘"),
)
LAST_DAY = tuple(
    tuple(frame.replace("다음", "전") for frame in frames if "이 와" not in frame and "가 와" not in frame)
    for frames in NEXT_DAY)
NEXT_MONTH = (
    ("{d} 다음은 몇 월이야?", "{d} 다음 달은?", "{d} 다음은?", "{d} 다음 달은 몇 월이야?", "{d} 다음은 몇 월입니까?", "{d} 다음 달", "{d} 다음은 뭐야?",
     "{d} 다음 달은 뭐야?"),
    ("{d} 다음은 몇 월이에요?", "{d} 다음 달을 말해 줘", "{d} 다음 달은 몇 월입니까?"),
)
FIXED = (
    (("일주일은 며칠이야?", "일주일은 며칠입니까?", "일주일에 며칠이 있어?", "일주일은 며칠?", "일주일은 며칠이에요?", "한 주는 며칠이야?"),
     ("일주일이 며칠이야?", "한 주는 며칠입니까?"), "일주일은 7일입니다."),
    (("1년은 몇 달이야?", "1년은 몇 달입니까?", "일 년은 몇 달이야?", "1년에 몇 달이 있어?", "1년은 몇 달?", "일 년은 몇 개월이야?", "1년은 몇 개월이야?"),
     ("일 년은 몇 달입니까?", "1년은 몇 달이에요?"), "1년은 12달입니다."),
    (("하루는 몇 시간이야?", "하루는 몇 시간입니까?", "하루는 몇 시간?", "하루에 몇 시간이 있어?", "하루는 몇 시간이에요?"),
     ("하루가 몇 시간이야?", "하루는 몇 시간이니?"), "하루는 24시간입니다."),
    (("한 시간은 몇 분이야?", "한 시간은 몇 분입니까?", "1시간은 몇 분이야?", "한 시간은 몇 분?"), ("한 시간이 몇 분이야?", "1시간은 몇 분입니까?"), "1시간은 60분입니다."),
    (("요일을 말해 줘", "요일을 모두 말해 줘", "일주일의 요일을 알려 줘", "요일 이름을 알려 줘", "무슨 요일이 있어?", "요일을 써 줘", "요일"),
     ("요일을 알려 줘", "요일을 모두 알려 줘"), "월요일, 화요일, 수요일, 목요일, 금요일, 토요일, 일요일"),
    (("계절을 말해 줘", "사계절을 말해 줘", "사계절은 뭐야?", "계절 이름을 알려 줘", "사계절", "사계절을 알려 줘"), ("계절을 알려 줘", "사계절은 무엇입니까?"),
      "봄, 여름, 가을, 겨울"),
)


def sums(context):
    """A small sum, with words or signs."""
    operator = context.pick("++-*")
    left, right = operands(context, operator)
    sign = OPERATIONS[operator] if context.chance(0.75) else {"*": "×"}.get(operator, operator)
    question = asked(context, SUM_FRAMES, a=left, b=right, s=sign, **with_particles(str(right)))
    return answered(question, written(left, operator, right))


def calendar(context):
    """Counting, days, months and how long they are."""
    roll = context.rng.random()
    if roll < 0.35:
        for _ in TRIES:
            first = context.between(1, 12)
            last = first + context.between(2, 11)
            if context.allowed("korean_count", first, last):
                break
        return answered(asked(context, COUNT_FRAMES, a=first, b=last), ", ".join(map(str, range(first, last + 1))))
    if roll < 0.6:
        step = context.pick((1, -1))
        day = drawn(context, DAYS, "korean_day", step)
        question = asked(context, NEXT_DAY if step == 1 else LAST_DAY, d=day)
        return answered(question, f"{DAYS[(DAYS.index(day) + step) % 7]}입니다.")
    if roll < 0.72:
        month = drawn(context, range(1, 13), "korean_month")
        return answered(asked(context, NEXT_MONTH, d=f"{month}월"), f"{month % 12 + 1}월입니다.")
    trained, held, answer = context.pick(FIXED)
    return answered(asked(context, (trained, held)), answer)


# MARK: words

LANGUAGE_NAMES = {"영어": None, "프랑스어": "French", "스페인어": "Spanish"}
WORD_FRAMES = {
    "ask": (
        ("{w}{이} {l}로 뭐야?", "{w}{은} {l}로 뭐야?", "{w} {l}로 뭐야?", "{l}로 {w}{이} 뭐야?", "{w}{은} {l}로 무엇입니까?",
         "{w}{은} {l}로 뭐예요?", "{w}{을} {l}로 하면?",
         "{w}{은} {l}로?", "{w}{을} {l}로 뭐라고 해?", "{w}{을} {l}로 어떻게 말해?", "{l}로 {w}{은}?", "{w}{이} {l}로 뭐예요?",
         "{w}{은} {l}로 어떻게 말해요?"),
        ("{w}{을} {l}로 뭐라고 해요?", "{w}{은} {l}로 뭐니?", "{l}로 {w}{은} 뭐야?", "{w}{을} {l}로 하면 뭐야?", "{w}{을} {l}로 뭐라고 합니까?"),
    ),
    "tell": (
        ("{w}{을} {l}로 번역해 줘", "{w} {l}로 번역해 줘", "{w}{을} {l}로 말해 줘", "{l}로 번역해 줘: {w}", "{w} {l}로", "{w} {l}",
         "{l}: {w}", "{w}{을} {l}로 번역해 주세요",
         "{w}{을} {l}로 써 줘", "{l}로 {w}", "{w}{을} {l}로 알려 줘", "{w} {l}로 말해 줘"),
        ("{w} {l}로 알려 줘", "{w}{을} {l}로 말해 주세요", "{l}로 {w} 번역해 줘", "{w} {l}로 좀 번역해 줘"),
    ),
}
MEANING_FRAMES = (
    ("{e} 한국어로 뭐야?", "{e} 뜻이 뭐야?", "{e}의 뜻은?", "{e}의 뜻은 뭐야?", "{e} 한국어로 번역해 줘", "{e} 한국어로", "한국어로 {e} 뭐야?",
     "{e}의 뜻을 알려 줘", "{e} 뜻",
     "{e} 한국말로 뭐야?", "{e}의 뜻은 무엇입니까?", "{e} 무슨 뜻이야?", "한국어로 번역해 줘: {e}", "영어 {e}의 뜻은?", "{e} 뜻 알려 줘"),
    ("{e}의 뜻이 뭐야?", "{e} 한국어로 말해 줘", "{e} 무슨 뜻이에요?", "{e} 뜻이 뭐예요?"),
)
ENGLISH = {row["Korean"]: english for english, row in tables.TRANSLATIONS.items()
           if tables.ENGLISH_OF.get(("Korean", row["Korean"])) == english}
KOREAN_WORDS = tuple(word for word in ENGLISH if " " not in word and not word.endswith(("요", "다")))


def translation(context):
    """Korean words in other languages, and English words in Korean."""
    if context.chance(0.3):
        word = drawn(context, KOREAN_WORDS, "korean_meaning")
        question = asked(context, MEANING_FRAMES, e=ENGLISH[word])
        return answered(question, f"{ENGLISH[word]}의 뜻은 {word}입니다.")
    form, frames = form_of(context, WORD_FRAMES)
    language = context.pick(("영어", "영어", "영어", "프랑스어", "스페인어"))
    word = drawn(context, KOREAN_WORDS, "korean_word", language, form)
    english = ENGLISH[word]
    name = LANGUAGE_NAMES[language]
    foreign = tables.TRANSLATIONS[english][name] if name else english
    question = asked(context, frames, w=word, l=language, **with_particles(word))
    return answered(question, f"{word}{particle(word, '은', '는')} {language}로 {foreign}입니다.")


TASKS = (talk, talk, talk, capital, capital, fact, fact, fact, sums, sums, calendar, translation, translation)


def korean(context):
    """Any of the questions in Korean."""
    return context.pick(TASKS)(context)


def filler(context):
    """A question of this module and its answer, for conversations of several turns."""
    made = korean(context)
    return made.turns[0][1], made.turns[1][1]


SKILLS = {"korean": (korean, 6.0)}
